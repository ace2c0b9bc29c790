-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v numeric(10,2));
INSERT INTO t VALUES (1, 19.99), (2, 5), (3, NULL), (4, 0);
-- migration
ALTER TABLE t ALTER v TYPE int;
