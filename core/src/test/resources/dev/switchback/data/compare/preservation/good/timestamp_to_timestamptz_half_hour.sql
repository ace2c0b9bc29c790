-- setup
CREATE TABLE t (id int PRIMARY KEY, v timestamp);
INSERT INTO t VALUES (1, '2024-02-03 10:20:30.5'), (2, '2024-07-04'), (3, '2024-07-04 18:30:00'), (4, NULL);
-- migration
SET LOCAL TimeZone = 'Asia/Kolkata';
ALTER TABLE t ALTER v TYPE timestamptz;
