-- setup
CREATE TABLE t (id int PRIMARY KEY, v int);
INSERT INTO t VALUES (1, 1), (2, 22), (3, NULL);
-- migration
ALTER TABLE t ALTER v TYPE text;
