-- expect: rows-lost t
-- setup
CREATE TABLE t (id int PRIMARY KEY, note text);
INSERT INTO t VALUES (1, 'x'), (2, NULL);
-- migration
DROP TABLE t;
-- undo
CREATE TABLE t (id int PRIMARY KEY, note text);
