-- SPDX-License-Identifier: Apache-2.0

-- case: index added
CREATE TABLE t (a int);
-- change
CREATE INDEX i ON t (a);

-- case: index lost
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;

-- case: index renamed
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
ALTER INDEX i RENAME TO j;

-- case: index order
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;
CREATE INDEX i ON t (a DESC NULLS LAST);

-- case: index expression
CREATE TABLE t (a text);
CREATE INDEX i ON t (lower(a));
-- change
DROP INDEX i;
CREATE INDEX i ON t (upper(a));

-- case: index predicate
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WHERE a > 0;
-- change
DROP INDEX i;
CREATE INDEX i ON t (a) WHERE a > 1;

-- case: operator class
CREATE TABLE t (a text);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;
CREATE INDEX i ON t (a text_pattern_ops);

-- case: index collation
CREATE TABLE t (a text);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;
CREATE INDEX i ON t (a COLLATE "C");

-- case: index include
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;
CREATE INDEX i ON t (a) INCLUDE (b);

-- case: index method
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;
CREATE INDEX i ON t USING hash (a);

-- case: unique index
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
DROP INDEX i;
CREATE UNIQUE INDEX i ON t (a);

-- case: index storage parameter
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
ALTER INDEX i SET (fillfactor = 50);

-- case: index statistics target
CREATE TABLE t (a text);
CREATE INDEX i ON t (lower(a));
-- change
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 300;

-- case: index comment
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- change
COMMENT ON INDEX i IS 'x';

-- case: comment of a constraint's index
CREATE TABLE t (a int PRIMARY KEY);
-- change
COMMENT ON INDEX t_pkey IS 'x';

-- case: index left invalid
-- unseen by pg_dump
CREATE TABLE t (a int);
INSERT INTO t VALUES (1), (1);
-- change
CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);

-- case: index built concurrently
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
-- neutral
DROP INDEX CONCURRENTLY i;
CREATE INDEX CONCURRENTLY i ON t (a);
REINDEX INDEX CONCURRENTLY i;

-- case: index of a partition attached
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE INDEX i ON ONLY t (a);
CREATE INDEX j ON p (a);
-- change
ALTER INDEX i ATTACH PARTITION j;

-- case: extended statistics
CREATE TABLE t (a int, b int);
CREATE STATISTICS st (dependencies) ON a, b FROM t;
-- change
DROP STATISTICS st;
CREATE STATISTICS st (ndistinct) ON a, b FROM t;

-- case: target of extended statistics
CREATE TABLE t (a int, b int);
CREATE STATISTICS st ON a, b FROM t;
-- change
ALTER STATISTICS st SET STATISTICS 99;

-- case: owner of extended statistics
CREATE TABLE t (a int, b int);
CREATE STATISTICS st ON a, b FROM t;
-- change
ALTER STATISTICS st OWNER TO planted_writer;

-- case: comment on extended statistics
CREATE TABLE t (a int, b int);
CREATE STATISTICS st ON a, b FROM t;
-- change
COMMENT ON STATISTICS st IS 'x';
