-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v numeric);
INSERT INTO t VALUES (1, 12345678901234567890.12), (2, 5);
-- migration
ALTER TABLE t ALTER v TYPE float8;
