-- setup
CREATE TABLE t (id int PRIMARY KEY, v timestamp);
INSERT INTO t VALUES (1, '2024-02-03 10:20:30.5'), (2, '2024-07-04'), (3, 'infinity'), (4, NULL);
-- migration
SET LOCAL TimeZone = 'Europe/Berlin';
ALTER TABLE t ALTER v TYPE timestamptz;
