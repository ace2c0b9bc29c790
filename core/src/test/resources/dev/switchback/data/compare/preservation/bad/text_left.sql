-- expect: values-cut t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a long address'), (2, 'short');
-- migration
UPDATE t SET v = left(v, 5);
ALTER TABLE t ALTER v TYPE varchar(5);
