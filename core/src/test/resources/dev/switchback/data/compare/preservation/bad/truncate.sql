-- expect: rows-lost t
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (2, NULL), (3, 'c');
-- migration
TRUNCATE t;
