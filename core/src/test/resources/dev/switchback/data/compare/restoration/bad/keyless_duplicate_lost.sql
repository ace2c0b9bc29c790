-- expect: rows-lost t
-- setup
CREATE TABLE t (a int, b text);
INSERT INTO t VALUES (1, 'x'), (1, 'x'), (2, NULL);
-- migration
CREATE TABLE u AS SELECT DISTINCT * FROM t;
DROP TABLE t;
-- undo
ALTER TABLE u RENAME TO t;
