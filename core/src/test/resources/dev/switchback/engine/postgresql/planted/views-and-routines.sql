-- SPDX-License-Identifier: Apache-2.0

-- case: sequence increment
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q INCREMENT BY 2;

-- case: sequence type
CREATE SEQUENCE q AS int;
-- change
ALTER SEQUENCE q AS bigint;

-- case: sequence bounds
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q MAXVALUE 999;

-- case: sequence start
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q START 5;

-- case: sequence cache
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q CACHE 5;

-- case: sequence cycle
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q CYCLE;

-- case: sequence ownership
CREATE TABLE t (a int, b int);
CREATE SEQUENCE q OWNED BY t.a;
-- change
ALTER SEQUENCE q OWNED BY t.b;

-- case: sequence without owner
CREATE TABLE t (a int, b int);
CREATE SEQUENCE q OWNED BY t.a;
-- change
ALTER SEQUENCE q OWNED BY NONE;

-- case: sequence drawn from
CREATE SEQUENCE q;
-- neutral
SELECT nextval('q');
SELECT setval('q', 99);
ALTER SEQUENCE q RESTART;

-- case: view definition
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- change
CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE a > 0;

-- case: view over a renamed column
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- change
ALTER TABLE t RENAME COLUMN a TO b;

-- case: view over a renamed table
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT count(*) FROM t;
-- change
ALTER TABLE t RENAME TO u;

-- case: view column renamed
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- change
ALTER VIEW v RENAME COLUMN a TO b;

-- case: view that calls a renamed function
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT f() AS a;
-- change
ALTER FUNCTION f() RENAME TO g;

-- case: view over a function in a renamed schema
CREATE SCHEMA s2;
CREATE FUNCTION s2.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT s2.f() AS a;
-- change
ALTER SCHEMA s2 RENAME TO s3;
-- cleanup
DROP SCHEMA IF EXISTS s2 CASCADE;
DROP SCHEMA IF EXISTS s3 CASCADE;

-- case: view joined using
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int, c int);
CREATE VIEW v AS SELECT a, b, c FROM t JOIN u USING (a);
-- change
ALTER TABLE u RENAME COLUMN a TO x;

-- case: view option
CREATE VIEW v AS SELECT 1 AS a;
-- change
ALTER VIEW v SET (security_barrier = true);

-- case: view check option
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 0;
-- change
CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;

-- case: view column default
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
-- change
ALTER VIEW v ALTER COLUMN a SET DEFAULT 3;

-- case: view column comment
CREATE VIEW v AS SELECT 1 AS a;
-- change
COMMENT ON COLUMN v.a IS 'x';

-- case: materialised view definition
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
-- change
DROP MATERIALIZED VIEW m;
CREATE MATERIALIZED VIEW m AS SELECT 2 AS a;

-- case: materialised view index
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
-- change
CREATE INDEX i ON m (a);

-- case: materialised view refreshed
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
-- neutral
REFRESH MATERIALIZED VIEW m;

-- case: function body
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';

-- case: function volatility
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
ALTER FUNCTION f() IMMUTABLE;

-- case: function security
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
ALTER FUNCTION f() SECURITY DEFINER;

-- case: function setting
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
ALTER FUNCTION f() SET work_mem = '8MB';

-- case: function cost
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
ALTER FUNCTION f() COST 7;

-- case: function parameter default
CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
CREATE OR REPLACE FUNCTION f(a int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: function overload
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: function owner
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
ALTER FUNCTION f() OWNER TO planted_writer;

-- case: function comment
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
COMMENT ON FUNCTION f() IS 'x';

-- case: function with an argument of a renamed type
CREATE TYPE k AS ENUM ('a');
CREATE FUNCTION f(x k) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- change
ALTER TYPE k RENAME TO l;

-- case: function of a parsed body over a renamed column
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(t.a) FROM s.t; END;
-- change
ALTER TABLE t RENAME COLUMN a TO b;

-- case: procedure
CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1';
-- change
DROP PROCEDURE f();

-- case: function replaced by the same
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- neutral
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: aggregate
CREATE AGGREGATE a (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
-- change
DROP AGGREGATE a (int);
CREATE AGGREGATE a (int) (SFUNC = int4pl, STYPE = int, INITCOND = '1');

-- case: aggregate that combines
CREATE AGGREGATE a (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
-- change
DROP AGGREGATE a (int);
CREATE AGGREGATE a (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', COMBINEFUNC = int4pl);

-- case: trigger
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
DROP TRIGGER g ON t;
CREATE TRIGGER g BEFORE INSERT OR UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();

-- case: trigger condition
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
DROP TRIGGER g ON t;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();

-- case: trigger disabled
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
ALTER TABLE t DISABLE TRIGGER g;

-- case: trigger function renamed
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
ALTER FUNCTION f() RENAME TO h;

-- case: trigger of a partition disabled
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
ALTER TABLE p DISABLE TRIGGER g;

-- case: trigger disabled on the partitioned table only
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
ALTER TABLE ONLY t DISABLE TRIGGER g;

-- case: constraint trigger
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
DROP TRIGGER g ON t;
CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();

-- case: rule
CREATE TABLE t (a int);
CREATE RULE r AS ON INSERT TO t DO NOTHING;
-- change
CREATE OR REPLACE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;

-- case: rule disabled
CREATE TABLE t (a int);
CREATE RULE r AS ON INSERT TO t DO NOTHING;
-- change
ALTER TABLE t DISABLE RULE r;

-- case: rule over a renamed table
CREATE TABLE t (a int);
CREATE TABLE u (a int);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO s.u VALUES (NEW.a);
-- change
ALTER TABLE u RENAME TO w;

-- case: policy
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
-- change
ALTER POLICY p ON t USING (a > 1);

-- case: policy roles
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
-- change
ALTER POLICY p ON t TO planted_reader;

-- case: policy restrictive
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
-- change
DROP POLICY p ON t;
CREATE POLICY p ON t AS RESTRICTIVE USING (a > 0);

-- case: policy over another table's renamed column
CREATE TABLE t (a int);
CREATE TABLE u (a int);
CREATE POLICY p ON t USING (EXISTS (SELECT FROM s.u WHERE u.a = t.a));
-- change
ALTER TABLE u RENAME COLUMN a TO b;

-- case: event trigger
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- change
CREATE EVENT TRIGGER planted_e ON ddl_command_end WHEN TAG IN ('CREATE AGGREGATE') EXECUTE FUNCTION f();
-- cleanup
DROP EVENT TRIGGER IF EXISTS planted_e;

-- case: event trigger disabled
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER planted_e ON sql_drop EXECUTE FUNCTION f();
-- change
ALTER EVENT TRIGGER planted_e DISABLE;
-- cleanup
DROP EVENT TRIGGER IF EXISTS planted_e;

-- case: function of an event trigger renamed
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER planted_e ON sql_drop EXECUTE FUNCTION f();
-- change
ALTER FUNCTION f() RENAME TO g;
-- cleanup
DROP EVENT TRIGGER IF EXISTS planted_e;
