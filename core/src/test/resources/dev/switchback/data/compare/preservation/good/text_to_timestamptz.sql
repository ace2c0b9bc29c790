-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '2024-02-03T10:20:30Z'), (2, '2024-02-04 00:00:00+02'), (3, '2024-02-03 22:00:00Z'), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE timestamptz USING v::timestamptz;
