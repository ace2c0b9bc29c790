-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v float8);
INSERT INTO t VALUES (1, 0.123456789012), (2, 5);
-- migration
ALTER TABLE t ALTER v TYPE real;
