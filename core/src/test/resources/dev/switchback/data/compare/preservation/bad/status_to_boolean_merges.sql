-- expect: values-merged t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'active'), (2, 'blocked'), (3, 'deleted');
-- migration
ALTER TABLE t ALTER v TYPE boolean USING v = 'active';
