-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v numeric(10,4));
INSERT INTO t VALUES (1, 1.2345), (2, 5);
-- migration
ALTER TABLE t ALTER v TYPE numeric(10,2);
