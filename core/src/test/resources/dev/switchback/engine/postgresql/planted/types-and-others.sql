-- SPDX-License-Identifier: Apache-2.0

-- case: enum value added
CREATE TYPE k AS ENUM ('a', 'b');
-- change
ALTER TYPE k ADD VALUE 'c';

-- case: enum value renamed
CREATE TYPE k AS ENUM ('a', 'b');
-- change
ALTER TYPE k RENAME VALUE 'a' TO 'c';

-- case: enum order
CREATE TYPE k AS ENUM ('a', 'b');
-- change
DROP TYPE k;
CREATE TYPE k AS ENUM ('b', 'a');

-- case: enum renamed under a column
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (a k DEFAULT 'a', b k[]);
-- change
ALTER TYPE k RENAME TO l;

-- case: composite type
CREATE TYPE k AS (a int);
-- change
ALTER TYPE k ADD ATTRIBUTE b text;

-- case: attribute type
CREATE TYPE k AS (a int);
-- change
ALTER TYPE k ALTER ATTRIBUTE a TYPE bigint;

-- case: attribute renamed
CREATE TYPE k AS (a int);
-- change
ALTER TYPE k RENAME ATTRIBUTE a TO b;

-- case: attribute comment
CREATE TYPE k AS (a int);
-- change
COMMENT ON COLUMN k.a IS 'x';

-- case: composite type comment
CREATE TYPE k AS (a int);
-- change
COMMENT ON TYPE k IS 'x';

-- case: composite type owner
CREATE TYPE k AS (a int);
-- change
ALTER TYPE k OWNER TO planted_writer;

-- case: range type
CREATE TYPE k AS RANGE (SUBTYPE = float8);
-- change
DROP TYPE k;
CREATE TYPE k AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);

-- case: multirange name
CREATE TYPE k AS RANGE (SUBTYPE = float8);
-- change
DROP TYPE k;
CREATE TYPE k AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = many);

-- case: domain base type
CREATE DOMAIN d AS int;
-- change
DROP DOMAIN d;
CREATE DOMAIN d AS bigint;

-- case: domain default
CREATE DOMAIN d AS int;
-- change
ALTER DOMAIN d SET DEFAULT 4;

-- case: domain not null
CREATE DOMAIN d AS int;
-- change
ALTER DOMAIN d SET NOT NULL;

-- case: domain constraint
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
-- change
ALTER DOMAIN d DROP CONSTRAINT c;

-- case: domain constraint not valid
CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
-- change
ALTER DOMAIN d VALIDATE CONSTRAINT c;

-- case: domain constraint comment
CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0);
-- change
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'x';

-- case: domain renamed under a column
CREATE DOMAIN d AS int;
CREATE TABLE t (a d);
-- change
ALTER DOMAIN d RENAME TO e;

-- case: shell type
CREATE TABLE t (a int);
-- change
CREATE TYPE k;

-- case: base type
CREATE TYPE k;
CREATE FUNCTION k_in(cstring) RETURNS k LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION k_out(k) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE k (INPUT = k_in, OUTPUT = k_out, STORAGE = extended);
-- change
ALTER TYPE k SET (STORAGE = external);

-- case: type comment
CREATE TYPE k AS ENUM ('a');
-- change
COMMENT ON TYPE k IS 'x';

-- case: grant on a table
CREATE TABLE t (a int);
-- change
GRANT SELECT ON t TO planted_reader;

-- case: revoke from the owner
CREATE TABLE t (a int);
-- change
REVOKE DELETE ON t FROM CURRENT_USER;

-- case: grant option
CREATE TABLE t (a int);
GRANT SELECT ON t TO planted_reader;
-- change
GRANT SELECT ON t TO planted_reader WITH GRANT OPTION;

-- case: grant on a column
CREATE TABLE t (a int, b int);
-- change
GRANT UPDATE (b) ON t TO planted_reader;

-- case: grant on a sequence
CREATE SEQUENCE q;
-- change
GRANT USAGE ON SEQUENCE q TO planted_reader;

-- case: grant on a schema
CREATE TABLE t (a int);
-- change
GRANT USAGE ON SCHEMA s TO planted_reader;

-- case: revoke from public on a function
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;

-- case: grant on a type
CREATE TYPE k AS ENUM ('a');
-- change
REVOKE USAGE ON TYPE k FROM PUBLIC;

-- case: grant on a composite type
CREATE TYPE k AS (a int);
-- change
REVOKE USAGE ON TYPE k FROM PUBLIC;

-- case: grant on a function of the system
CREATE TABLE t (a int);
-- change
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
-- cleanup
GRANT EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) TO PUBLIC;

-- case: grant on a table of the system
CREATE TABLE t (a int);
-- change
GRANT SELECT ON pg_catalog.pg_authid TO planted_reader;
-- cleanup
REVOKE SELECT ON pg_catalog.pg_authid FROM planted_reader;

-- case: grants in another order
CREATE TABLE t (a int);
GRANT SELECT ON t TO planted_reader;
GRANT INSERT ON t TO planted_writer;
-- neutral
REVOKE ALL ON t FROM planted_reader;
GRANT SELECT ON t TO planted_reader;

-- case: grant taken back
CREATE TABLE t (a int);
-- neutral
GRANT SELECT ON t TO planted_reader;
REVOKE SELECT ON t FROM planted_reader;

-- case: default privileges
CREATE TABLE t (a int);
-- change
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO planted_reader;

-- case: default privileges everywhere
CREATE TABLE t (a int);
-- change
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- cleanup
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

-- case: schema owner
CREATE TABLE t (a int);
-- change
ALTER SCHEMA s OWNER TO planted_writer;

-- case: schema comment
CREATE TABLE t (a int);
-- change
COMMENT ON SCHEMA s IS 'x';

-- case: schema added
CREATE TABLE t (a int);
-- change
CREATE SCHEMA s2;
-- cleanup
DROP SCHEMA IF EXISTS s2;

-- case: extension
CREATE TABLE t (a int);
-- change
CREATE EXTENSION pg_trgm SCHEMA s;

-- case: extension schema
CREATE SCHEMA s2;
CREATE EXTENSION pg_trgm SCHEMA s;
-- change
ALTER EXTENSION pg_trgm SET SCHEMA s2;
-- cleanup
DROP EXTENSION IF EXISTS pg_trgm;
DROP SCHEMA IF EXISTS s2;

-- case: table given to an extension
CREATE EXTENSION pg_trgm SCHEMA s;
CREATE TABLE t (a int);
-- change
ALTER EXTENSION pg_trgm ADD TABLE t;
-- cleanup
DROP EXTENSION IF EXISTS pg_trgm;

-- case: function granted of an extension
CREATE EXTENSION pg_trgm SCHEMA s;
-- change
REVOKE EXECUTE ON FUNCTION s.similarity(text, text) FROM PUBLIC;

-- case: index that depends on an extension
CREATE EXTENSION pg_trgm SCHEMA s;
CREATE TABLE t (a text);
CREATE INDEX i ON t USING gin (a s.gin_trgm_ops);
-- change
ALTER INDEX i DEPENDS ON EXTENSION pg_trgm;

-- case: operator class in another schema
CREATE SCHEMA s2;
CREATE EXTENSION pg_trgm SCHEMA s;
CREATE TABLE t (a text);
CREATE INDEX i ON t USING gin (a s.gin_trgm_ops);
-- change
ALTER EXTENSION pg_trgm SET SCHEMA s2;
-- cleanup
DROP SCHEMA IF EXISTS s2 CASCADE;

-- case: cast
CREATE TYPE k AS ENUM ('a');
-- change
CREATE CAST (int AS k) WITH INOUT;

-- case: cast applied
CREATE TYPE k AS ENUM ('a');
CREATE CAST (int AS k) WITH INOUT;
-- change
DROP CAST (int AS k);
CREATE CAST (int AS k) WITH INOUT AS ASSIGNMENT;

-- case: operator
CREATE FUNCTION f(int, int) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = f);
-- change
DROP OPERATOR === (int, int);
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = f, COMMUTATOR = ===);

-- case: operator class
CREATE OPERATOR CLASS oc FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=,
  OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
-- change
DROP OPERATOR FAMILY oc USING btree CASCADE;
CREATE OPERATOR CLASS oc FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=,
  OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);

-- case: operator family
CREATE OPERATOR FAMILY fam USING hash;
-- change
ALTER OPERATOR FAMILY fam USING hash ADD OPERATOR 1 = (int, int);

-- case: collation
CREATE COLLATION co (LOCALE = 'C');
-- change
DROP COLLATION co;
CREATE COLLATION co (LOCALE = 'POSIX');

-- case: collation renamed under a column
CREATE COLLATION co (LOCALE = 'C');
CREATE TABLE t (a text COLLATE co);
-- change
ALTER COLLATION co RENAME TO cp;

-- case: conversion
CREATE TABLE t (a int);
-- change
CREATE CONVERSION co FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

-- case: text search configuration
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
-- change
ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH english_stem;

-- case: text search dictionary
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);
-- change
ALTER TEXT SEARCH DICTIONARY d (ACCEPT = false);

-- case: publication
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION planted_p FOR TABLE s.t;
-- change
ALTER PUBLICATION planted_p SET (publish = 'insert');
-- cleanup
DROP PUBLICATION IF EXISTS planted_p;

-- case: published table
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION planted_p FOR TABLE s.t;
-- change
ALTER PUBLICATION planted_p DROP TABLE s.t;
-- cleanup
DROP PUBLICATION IF EXISTS planted_p;

-- case: published rows
-- since 15
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION planted_p FOR TABLE s.t;
-- change
ALTER PUBLICATION planted_p SET TABLE s.t WHERE (a > 0);
-- cleanup
DROP PUBLICATION IF EXISTS planted_p;

-- case: published schema
-- since 15
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION planted_p FOR TABLES IN SCHEMA s;
-- change
ALTER PUBLICATION planted_p DROP TABLES IN SCHEMA s;
-- cleanup
DROP PUBLICATION IF EXISTS planted_p;

-- case: subscription
CREATE TABLE t (a int PRIMARY KEY);
-- change
CREATE SUBSCRIPTION planted_s CONNECTION 'host=nowhere password=x' PUBLICATION p WITH (connect = false, slot_name = NONE);
-- cleanup
DROP SUBSCRIPTION IF EXISTS planted_s;

-- case: foreign server
CREATE FOREIGN DATA WRAPPER planted_w;
CREATE SERVER planted_v FOREIGN DATA WRAPPER planted_w;
-- change
ALTER SERVER planted_v OPTIONS (ADD host 'x');
-- cleanup
DROP FOREIGN DATA WRAPPER planted_w CASCADE;

-- case: user mapping
CREATE FOREIGN DATA WRAPPER planted_w;
CREATE SERVER planted_v FOREIGN DATA WRAPPER planted_w;
CREATE USER MAPPING FOR planted_reader SERVER planted_v OPTIONS (password 'a');
-- change
ALTER USER MAPPING FOR planted_reader SERVER planted_v OPTIONS (SET password 'b');
-- cleanup
DROP FOREIGN DATA WRAPPER planted_w CASCADE;

-- case: foreign table
CREATE FOREIGN DATA WRAPPER planted_w;
CREATE SERVER planted_v FOREIGN DATA WRAPPER planted_w;
CREATE FOREIGN TABLE t (a int) SERVER planted_v;
-- change
ALTER FOREIGN TABLE t OPTIONS (ADD x 'y');
-- cleanup
DROP FOREIGN DATA WRAPPER planted_w CASCADE;

-- case: foreign column
CREATE FOREIGN DATA WRAPPER planted_w;
CREATE SERVER planted_v FOREIGN DATA WRAPPER planted_w;
CREATE FOREIGN TABLE t (a int) SERVER planted_v;
-- change
ALTER FOREIGN TABLE t ALTER COLUMN a OPTIONS (ADD x 'y');
-- cleanup
DROP FOREIGN DATA WRAPPER planted_w CASCADE;

-- case: server renamed under a foreign table
CREATE FOREIGN DATA WRAPPER planted_w;
CREATE SERVER planted_v FOREIGN DATA WRAPPER planted_w;
CREATE FOREIGN TABLE t (a int) SERVER planted_v;
-- change
ALTER SERVER planted_v RENAME TO planted_u;
-- cleanup
DROP FOREIGN DATA WRAPPER planted_w CASCADE;

-- case: language
CREATE FUNCTION h() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
-- change
CREATE LANGUAGE planted_l HANDLER h;
-- cleanup
DROP LANGUAGE IF EXISTS planted_l CASCADE;

-- case: transform
CREATE TYPE k AS ENUM ('a');
CREATE FUNCTION f(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
-- change
CREATE TRANSFORM FOR s.k LANGUAGE plpgsql (FROM SQL WITH FUNCTION f(internal));

-- case: database setting
CREATE TABLE t (a int);
-- change
DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET work_mem = ''''9MB'''''', current_database()); END';
-- cleanup
DO 'BEGIN EXECUTE format(''ALTER DATABASE %I RESET ALL'', current_database()); END';

-- case: setting of a role in the database
CREATE TABLE t (a int);
-- change
DO 'BEGIN EXECUTE format(''ALTER ROLE planted_reader IN DATABASE %I SET work_mem = ''''9MB'''''', current_database()); END';
-- cleanup
DO 'BEGIN EXECUTE format(''ALTER ROLE planted_reader IN DATABASE %I RESET ALL'', current_database()); END';

-- case: database comment
CREATE TABLE t (a int);
-- change
DO 'BEGIN EXECUTE format(''COMMENT ON DATABASE %I IS ''''x'''''', current_database()); END';
-- cleanup
DO 'BEGIN EXECUTE format(''COMMENT ON DATABASE %I IS NULL'', current_database()); END';

-- case: grant on the database
CREATE TABLE t (a int);
-- change
DO 'BEGIN EXECUTE format(''GRANT CREATE ON DATABASE %I TO planted_reader'', current_database()); END';
-- cleanup
DO 'BEGIN EXECUTE format(''REVOKE CREATE ON DATABASE %I FROM planted_reader'', current_database()); END';

-- case: domain not null constraint with a name
-- since 17
CREATE DOMAIN d AS int NOT NULL;
-- change
ALTER DOMAIN d RENAME CONSTRAINT d_not_null TO is_needed;

-- case: domain not null constraint comment
-- since 17
CREATE DOMAIN d AS int NOT NULL;
-- change
COMMENT ON CONSTRAINT d_not_null ON DOMAIN d IS 'x';

-- case: domain not null dropped and set again
CREATE DOMAIN d AS int NOT NULL;
-- neutral
ALTER DOMAIN d DROP NOT NULL;
ALTER DOMAIN d SET NOT NULL;

-- case: collation rules
-- since 16
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'und');
-- change
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = icu, LOCALE = 'und', RULES = '&a < g');

-- case: built-in collation
-- since 17
CREATE COLLATION co (PROVIDER = builtin, LOCALE = 'C');
-- change
DROP COLLATION co;
CREATE COLLATION co (PROVIDER = builtin, LOCALE = 'C.UTF-8');

-- case: collation built anew
-- since 17
CREATE COLLATION co (PROVIDER = builtin, LOCALE = 'C');
-- neutral
DROP COLLATION co;
CREATE COLLATION co (LOCALE = 'C', PROVIDER = builtin);

-- case: subscription of rows from anywhere
-- since 16
CREATE SUBSCRIPTION planted_s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE);
-- change
ALTER SUBSCRIPTION planted_s SET (origin = none);
-- cleanup
DROP SUBSCRIPTION IF EXISTS planted_s;

-- case: subscription run as its owner
-- since 16
CREATE SUBSCRIPTION planted_s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE);
-- change
ALTER SUBSCRIPTION planted_s SET (run_as_owner = true, password_required = false);
-- cleanup
DROP SUBSCRIPTION IF EXISTS planted_s;

-- case: subscription with failover
-- since 17
CREATE SUBSCRIPTION planted_s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE);
-- change
DROP SUBSCRIPTION planted_s;
CREATE SUBSCRIPTION planted_s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE, failover = true);
-- cleanup
DROP SUBSCRIPTION IF EXISTS planted_s;

-- case: published generated columns
-- since 18
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION planted_p FOR TABLE s.t;
-- change
ALTER PUBLICATION planted_p SET (publish_generated_columns = stored);
-- cleanup
DROP PUBLICATION IF EXISTS planted_p;

-- case: published generated columns as ever
-- since 18
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION planted_p FOR TABLE s.t;
-- neutral
ALTER PUBLICATION planted_p SET (publish_generated_columns = none);
-- cleanup
DROP PUBLICATION IF EXISTS planted_p;

-- case: default privileges on large objects
-- since 18
CREATE TABLE t (a int);
-- change
ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO planted_reader;
-- cleanup
ALTER DEFAULT PRIVILEGES REVOKE SELECT ON LARGE OBJECTS FROM planted_reader;

-- case: event trigger on login
-- since 17
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
-- change
CREATE EVENT TRIGGER planted_e ON login EXECUTE FUNCTION f();
ALTER EVENT TRIGGER planted_e DISABLE;
-- cleanup
DROP EVENT TRIGGER IF EXISTS planted_e;

-- case: foreign table owner
CREATE FOREIGN DATA WRAPPER planted_w;
CREATE SERVER planted_v FOREIGN DATA WRAPPER planted_w;
CREATE FOREIGN TABLE t (a int) SERVER planted_v;
-- change
ALTER FOREIGN TABLE t OWNER TO planted_writer;
-- cleanup
DROP FOREIGN DATA WRAPPER planted_w CASCADE;

-- case: multirange renamed
CREATE TYPE k AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = many);
-- change
ALTER TYPE many RENAME TO more;

-- case: enum value renamed in an array that is a default
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (a k[] DEFAULT '{a}');
-- change
ALTER TYPE k RENAME VALUE 'a' TO 'c';

-- case: enum value renamed in a composite value that is a default
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TYPE c AS (x int, y k[]);
CREATE TABLE t (a c DEFAULT '(1,{a})');
-- change
ALTER TYPE k RENAME VALUE 'a' TO 'c';

-- case: enum value renamed in the bound of a partition by a domain
CREATE TYPE k AS ENUM ('a', 'b');
CREATE DOMAIN d AS k;
CREATE TABLE t (a d) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('a');
-- change
ALTER TYPE k RENAME VALUE 'a' TO 'c';

-- case: renamed type of an aggregate's state
CREATE TYPE k AS (x int);
CREATE FUNCTION f(k, int) RETURNS k LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE g (int) (SFUNC = f, STYPE = k);
-- change
ALTER TYPE k RENAME TO l;

-- case: comment of an extension that is there from the start
-- unseen by pg_dump
-- change
COMMENT ON EXTENSION plpgsql IS 'other';
-- cleanup
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
