-- setup
CREATE TABLE t (a int, b text);
INSERT INTO t VALUES (1, 'x'), (1, 'x'), (NULL, NULL), (707, NULL);
-- migration
CREATE TABLE u AS TABLE t;
DROP TABLE t;
