-- setup
CREATE TABLE t (a int, b text);
INSERT INTO t VALUES (1, 'x'), (1, 'x'), (NULL, NULL);
-- migration
CREATE TABLE u AS TABLE t;
DROP TABLE t;
-- written
INSERT INTO u VALUES (1, 'x');
-- undo
ALTER TABLE u RENAME TO t;
