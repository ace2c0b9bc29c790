-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '007'), (2, ' 42 '), (3, ''), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE int USING nullif(trim(v), '')::int;
