-- setup
CREATE TABLE t (id int PRIMARY KEY, v smallint);
INSERT INTO t VALUES (1, 0), (2, 1), (3, 1), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE boolean USING v = 1;
