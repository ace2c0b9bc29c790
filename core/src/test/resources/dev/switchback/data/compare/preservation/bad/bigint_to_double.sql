-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v bigint);
INSERT INTO t VALUES (1, 9007199254740993), (2, 5);
-- migration
ALTER TABLE t ALTER v TYPE float8;
