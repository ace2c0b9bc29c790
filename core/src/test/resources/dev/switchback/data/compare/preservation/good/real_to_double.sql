-- setup
CREATE TABLE t (id int PRIMARY KEY, v real);
INSERT INTO t VALUES (1, 0.1), (2, 1e30), (3, '-Infinity'), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE float8;
