-- expect: values-merged t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v int);
INSERT INTO t VALUES (1, 0), (2, 1), (3, 2), (4, 1);
-- migration
ALTER TABLE t ALTER v TYPE boolean USING v <> 0;
