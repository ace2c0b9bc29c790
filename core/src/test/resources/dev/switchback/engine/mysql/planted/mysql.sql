-- case: spatial reference system
CREATE TABLE t (id int PRIMARY KEY, x point NOT NULL);
-- change
ALTER TABLE t MODIFY x point NOT NULL SRID 4326;

-- case: expression index
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i ((x + 1)));
-- change
ALTER TABLE t DROP INDEX i, ADD INDEX i ((x + 2));

-- case: multi-valued index
CREATE TABLE t (id int PRIMARY KEY, x json);
-- change
ALTER TABLE t ADD INDEX i ((CAST(x -> '$.a' AS unsigned ARRAY)));

-- case: invisible index
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- change
ALTER TABLE t ALTER INDEX i INVISIBLE;

-- case: index parser
CREATE TABLE t (id int PRIMARY KEY, x text, FULLTEXT KEY f (x));
-- change
DROP INDEX f ON t;
CREATE FULLTEXT INDEX f ON t (x) WITH PARSER ngram;

-- case: check not enforced
CREATE TABLE t (id int PRIMARY KEY, x int, CONSTRAINT c CHECK (x > 0));
-- change
ALTER TABLE t ALTER CHECK c NOT ENFORCED;

-- case: invisible by alter column
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t ALTER COLUMN x SET INVISIBLE;

-- case: column storage attribute
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t MODIFY x int COLUMN_FORMAT FIXED;

-- case: engine attribute
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t MODIFY x int SECONDARY_ENGINE_ATTRIBUTE = '{"a": 1}';

-- case: tablespace
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t TABLESPACE innodb_system;

-- case: compression
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t COMPRESSION = 'zlib';

-- case: instant column
CREATE TABLE t (id int PRIMARY KEY, y int);
-- change
ALTER TABLE t ADD COLUMN x int DEFAULT 4, ALGORITHM = INSTANT;

-- case: json column type
CREATE TABLE t (id int PRIMARY KEY, x text);
-- change
ALTER TABLE t MODIFY x json;

-- case: default uuid
CREATE TABLE t (id int PRIMARY KEY, x binary(16) DEFAULT (uuid_to_bin(uuid())));
-- change
ALTER TABLE t MODIFY x binary(16) DEFAULT (uuid_to_bin(uuid(), 1));

-- case: library added
-- since 9
-- change
CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function one() { return 1; }';

-- case: library text
-- since 9
CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function one() { return 1; }';
-- change
DROP LIBRARY l;
CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function one() { return 11; }';

-- case: library comment
-- since 9
CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function one() { return 1; }';
CREATE FUNCTION f () RETURNS int DETERMINISTIC LANGUAGE JAVASCRIPT USING (l) AS 'return l.one();';
-- change
ALTER LIBRARY l COMMENT 'other';

-- case: library and its function dropped
-- since 9
CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function one() { return 1; }';
CREATE FUNCTION f () RETURNS int DETERMINISTIC LANGUAGE JAVASCRIPT USING (l) AS 'return l.one();';
-- change
DROP FUNCTION f;
DROP LIBRARY l;

-- case: duality view
-- since 9
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE JSON DUALITY VIEW v AS SELECT JSON_DUALITY_OBJECT('_id': id) FROM t;
-- change
CREATE OR REPLACE JSON DUALITY VIEW v AS SELECT JSON_DUALITY_OBJECT('_id': id, 'x': x) FROM t;
