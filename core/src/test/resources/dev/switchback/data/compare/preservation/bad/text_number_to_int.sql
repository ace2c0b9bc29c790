-- expect: values-rounded t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '12.75'), (2, '5');
-- migration
ALTER TABLE t ALTER v TYPE int USING v::numeric::int;
