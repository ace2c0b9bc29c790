-- SPDX-License-Identifier: Apache-2.0
-- Each case is built in an empty schema s, which search_path names. See PlantedCase.

-- case: table added
CREATE TABLE other (a int);
-- change
CREATE TABLE t (a int);

-- case: table renamed
CREATE TABLE t (a int);
-- change
ALTER TABLE t RENAME TO u;

-- case: table moved to another schema
CREATE TABLE t (a int);
-- change
CREATE SCHEMA s2;
ALTER TABLE t SET SCHEMA s2;
-- cleanup
DROP SCHEMA IF EXISTS s2 CASCADE;

-- case: table unlogged
CREATE TABLE t (a int);
-- change
ALTER TABLE t SET UNLOGGED;

-- case: table owner
CREATE TABLE t (a int);
-- change
ALTER TABLE t OWNER TO planted_writer;

-- case: table comment added
CREATE TABLE t (a int);
-- change
COMMENT ON TABLE t IS 'a';

-- case: table comment changed
CREATE TABLE t (a int);
COMMENT ON TABLE t IS 'a';
-- change
COMMENT ON TABLE t IS 'b';

-- case: table comment lost
CREATE TABLE t (a int);
COMMENT ON TABLE t IS 'a';
-- change
COMMENT ON TABLE t IS NULL;

-- case: storage parameter
CREATE TABLE t (a int) WITH (fillfactor = 70);
-- change
ALTER TABLE t SET (fillfactor = 80);

-- case: storage parameter of the toast table
CREATE TABLE t (a text);
-- change
ALTER TABLE t SET (toast.autovacuum_enabled = false);

-- case: storage parameters in another order
CREATE TABLE t (a int) WITH (fillfactor = 70, autovacuum_enabled = false);
-- neutral
ALTER TABLE t RESET (fillfactor);
ALTER TABLE t SET (fillfactor = 70);

-- case: replica identity full
CREATE TABLE t (a int);
-- change
ALTER TABLE t REPLICA IDENTITY FULL;

-- case: replica identity index
CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL CONSTRAINT u UNIQUE);
-- change
ALTER TABLE t REPLICA IDENTITY USING INDEX u;

-- case: cluster index
CREATE TABLE t (a int PRIMARY KEY);
-- change
ALTER TABLE t CLUSTER ON t_pkey;

-- case: row security enabled
CREATE TABLE t (a int);
-- change
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

-- case: row security forced
CREATE TABLE t (a int);
-- change
ALTER TABLE t FORCE ROW LEVEL SECURITY;

-- case: partition key
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
-- change
DROP TABLE t;
CREATE TABLE t (a int, b int) PARTITION BY RANGE (b);

-- case: partition bound
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (10);
-- change
ALTER TABLE t DETACH PARTITION p;
ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (1) TO (11);

-- case: partition detached
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
-- change
ALTER TABLE t DETACH PARTITION p;

-- case: default partition
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
-- change
CREATE TABLE d PARTITION OF t DEFAULT;

-- case: partition attached again
CREATE TABLE t (a int PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
-- neutral
ALTER TABLE t DETACH PARTITION p;
ALTER TABLE t ATTACH PARTITION p FOR VALUES IN (1);

-- case: inheritance
CREATE TABLE a (x int);
CREATE TABLE b (x int);
-- change
ALTER TABLE b INHERIT a;

-- case: order of parents
CREATE TABLE a (x int);
CREATE TABLE b (x int);
CREATE TABLE c () INHERITS (a, b);
-- change
ALTER TABLE c NO INHERIT a;
ALTER TABLE c INHERIT a;

-- case: typed table
CREATE TYPE k AS (a int);
CREATE TABLE t (a int);
-- change
ALTER TABLE t OF k;

-- case: temporary table
CREATE TABLE t (a int);
-- neutral
CREATE TEMPORARY TABLE u (a int);
-- cleanup
DROP TABLE IF EXISTS pg_temp.u;

-- case: rows, statistics and a vacuum
CREATE TABLE t (a serial, b text);
-- neutral
INSERT INTO t (b) SELECT repeat('x', 3000) FROM generate_series(1, 3);
SELECT setval('t_a_seq', 77);
ANALYZE t;
VACUUM FULL t;
REINDEX TABLE t;
TRUNCATE t RESTART IDENTITY;

-- case: column order
CREATE TABLE t (a int, b int, c int);
-- neutral
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t ADD COLUMN a int;

-- case: access method of a partitioned table
-- since 17
CREATE TABLE t (a int) PARTITION BY LIST (a);
-- change
ALTER TABLE t SET ACCESS METHOD heap;

-- case: access method of a table as it was
-- since 17
CREATE TABLE t (a int);
-- neutral
ALTER TABLE t SET ACCESS METHOD heap;

-- case: privilege to maintain
-- since 17
CREATE TABLE t (a int);
-- change
GRANT MAINTAIN ON t TO planted_reader;
