-- expect: values-nulled t.c
-- setup
CREATE TYPE pt AS (x int, y int);
CREATE TABLE t (id int PRIMARY KEY, c pt);
INSERT INTO t VALUES (1, ROW(NULL, NULL)), (2, NULL);
-- migration
UPDATE t SET c = NULL WHERE c IS NULL;
-- undo
