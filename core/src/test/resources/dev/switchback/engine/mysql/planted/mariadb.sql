-- case: sequence added
-- change
CREATE SEQUENCE q;

-- case: sequence increment
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q INCREMENT 2;

-- case: sequence cycle
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q CYCLE;

-- case: sequence limits
CREATE SEQUENCE q;
-- change
ALTER SEQUENCE q MAXVALUE 99;

-- case: sequence used
CREATE SEQUENCE q;
-- neutral
SELECT NEXT VALUE FOR q;

-- case: default of a sequence
CREATE SEQUENCE q;
CREATE SEQUENCE r;
CREATE TABLE t (id int PRIMARY KEY DEFAULT NEXT VALUE FOR q);
-- change
ALTER TABLE t MODIFY id int NOT NULL DEFAULT NEXT VALUE FOR r;

-- case: system versioning
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t ADD SYSTEM VERSIONING;

-- case: column without versioning
CREATE TABLE t (id int PRIMARY KEY, x int) WITH SYSTEM VERSIONING;
-- change
SET system_versioning_alter_history = KEEP;
ALTER TABLE t MODIFY x int WITHOUT SYSTEM VERSIONING;

-- case: columns of system time
CREATE TABLE t (id int PRIMARY KEY, a timestamp(6) GENERATED ALWAYS AS ROW START, b timestamp(6) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (a, b)) WITH SYSTEM VERSIONING;
-- change
SET system_versioning_alter_history = KEEP;
ALTER TABLE t DROP SYSTEM VERSIONING, DROP COLUMN a, DROP COLUMN b;

-- case: application period
CREATE TABLE t (id int, a date NOT NULL, b date NOT NULL);
-- change
ALTER TABLE t ADD PERIOD FOR p (a, b);

-- case: without overlaps
CREATE TABLE t (id int NOT NULL, a date NOT NULL, b date NOT NULL, PERIOD FOR p (a, b), UNIQUE KEY u (id, p WITHOUT OVERLAPS));
-- change
ALTER TABLE t DROP INDEX u, ADD UNIQUE KEY u (id);

-- case: ignored index
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- change
ALTER TABLE t ALTER INDEX i IGNORED;

-- case: check of a json column
CREATE TABLE t (id int PRIMARY KEY, x json);
-- change
ALTER TABLE t MODIFY x longtext;

-- case: comment of the database
-- change
ALTER DATABASE COMMENT 'x';
-- cleanup
ALTER DATABASE COMMENT '';

-- case: page compression
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t PAGE_COMPRESSED = 1;

-- case: compressed column
CREATE TABLE t (id int PRIMARY KEY, x varchar(1000));
-- change
ALTER TABLE t MODIFY x varchar(1000) COMPRESSED;

-- case: uuid column
CREATE TABLE t (id int PRIMARY KEY, x char(36));
-- change
ALTER TABLE t MODIFY x uuid;

-- case: inet column
CREATE TABLE t (id int PRIMARY KEY, x inet6);
-- change
ALTER TABLE t MODIFY x varchar(45);

-- case: transactional aria table
CREATE TABLE t (id int PRIMARY KEY) ENGINE = Aria TRANSACTIONAL = 1;
-- change
ALTER TABLE t TRANSACTIONAL = 0;

-- case: stored aggregate function
-- change
CREATE AGGREGATE FUNCTION r (x int) RETURNS int BEGIN DECLARE s int DEFAULT 0; DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN s; LOOP FETCH GROUP NEXT ROW; SET s = s + x; END LOOP; END;

-- case: procedure replaced
CREATE PROCEDURE r () SELECT 1;
-- change
CREATE OR REPLACE PROCEDURE r () SELECT 2;

-- case: table replaced
CREATE TABLE t (id int PRIMARY KEY);
-- change
CREATE OR REPLACE TABLE t (id bigint PRIMARY KEY);

-- case: trigger replaced
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
-- change
CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 2;

-- case: package
-- change
SET sql_mode = 'ORACLE';
CREATE PACKAGE k AS PROCEDURE a; END;
CREATE PACKAGE BODY k AS PROCEDURE a AS BEGIN NULL; END; END;
SET sql_mode = DEFAULT;
-- cleanup
SET sql_mode = 'ORACLE';
DROP PACKAGE IF EXISTS k;
SET sql_mode = DEFAULT;

-- case: anonymous block
CREATE TABLE t (id int PRIMARY KEY);
-- change
BEGIN NOT ATOMIC ALTER TABLE t COMMENT 'block'; END;

-- case: executed at once
CREATE TABLE t (id int PRIMARY KEY);
-- change
EXECUTE IMMEDIATE 'ALTER TABLE t COMMENT ''at once''';

-- case: history partitions
CREATE TABLE t (id int PRIMARY KEY, x int) WITH SYSTEM VERSIONING;
-- change
ALTER TABLE t PARTITION BY SYSTEM_TIME LIMIT 100 (PARTITION p0 HISTORY, PARTITION pn CURRENT);

-- case: grant to a role
-- unseen by the dump
CREATE ROLE planted_role;
CREATE TABLE t (x int);
-- change
GRANT SELECT ON t TO planted_role WITH GRANT OPTION;
-- cleanup
DROP ROLE planted_role;
