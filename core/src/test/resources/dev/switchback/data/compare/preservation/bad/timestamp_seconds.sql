-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v timestamptz);
INSERT INTO t VALUES (1, '2024-02-03 10:20:30.123456Z'), (2, '2024-02-04Z');
-- migration
ALTER TABLE t ALTER v TYPE timestamptz(0);
