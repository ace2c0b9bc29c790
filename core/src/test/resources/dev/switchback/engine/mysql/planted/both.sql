-- case: table added
CREATE TABLE t (id int PRIMARY KEY);
-- change
CREATE TABLE u (id int PRIMARY KEY);

-- case: table dropped
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE u (id int PRIMARY KEY);
-- change
DROP TABLE u;

-- case: table renamed
CREATE TABLE t (id int PRIMARY KEY);
-- change
RENAME TABLE t TO u;

-- case: tables swapped
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TABLE u (id int PRIMARY KEY, y int);
-- change
RENAME TABLE t TO w, u TO t, w TO u;

-- case: table comment
CREATE TABLE t (id int PRIMARY KEY) COMMENT 'one';
-- change
ALTER TABLE t COMMENT 'it''s "two", (x) `y` \\ \n and more';

-- case: table engine
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t ENGINE = MyISAM;

-- case: row format
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t ROW_FORMAT = COMPACT;

-- case: key block size
CREATE TABLE t (id int PRIMARY KEY) ROW_FORMAT = COMPRESSED;
-- change
ALTER TABLE t KEY_BLOCK_SIZE = 4;

-- case: default character set of a table
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t DEFAULT CHARACTER SET latin2;

-- case: default collation of a table
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t DEFAULT COLLATE utf8mb4_bin;

-- case: table converted
CREATE TABLE t (id int PRIMARY KEY, x varchar(10), y text);
-- change
ALTER TABLE t CONVERT TO CHARACTER SET latin2;

-- case: persistent statistics
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t STATS_PERSISTENT = 0;

-- case: automatic statistics
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t STATS_AUTO_RECALC = 0;

-- case: sampled pages
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t STATS_SAMPLE_PAGES = 33;

-- case: minimum and maximum rows
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t MAX_ROWS = 1000 MIN_ROWS = 10;

-- case: average row length
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t AVG_ROW_LENGTH = 77;

-- case: checksum
CREATE TABLE t (id int PRIMARY KEY) ENGINE = MyISAM;
-- change
ALTER TABLE t CHECKSUM = 1;

-- case: delayed key write
CREATE TABLE t (id int PRIMARY KEY) ENGINE = MyISAM;
-- change
ALTER TABLE t DELAY_KEY_WRITE = 1;

-- case: pack keys
CREATE TABLE t (id int PRIMARY KEY) ENGINE = MyISAM;
-- change
ALTER TABLE t PACK_KEYS = 1;

-- case: insert method and union of a merge table
CREATE TABLE a (id int, KEY (id)) ENGINE = MyISAM;
CREATE TABLE b (id int, KEY (id)) ENGINE = MyISAM;
CREATE TABLE t (id int, KEY (id)) ENGINE = MERGE UNION = (a) INSERT_METHOD = LAST;
-- change
ALTER TABLE t UNION = (a, b);

-- case: comment of a table without a trusted clock
CREATE TABLE t (id int PRIMARY KEY) ENGINE = MEMORY;
-- change
ALTER TABLE t COMMENT 'x';

-- case: comment of a MyISAM table
CREATE TABLE t (id int PRIMARY KEY) ENGINE = MyISAM;
-- change
ALTER TABLE t COMMENT 'x';

-- case: partitioned by hash
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 3;

-- case: partition added by range
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN (2021));
-- change
ALTER TABLE t ADD PARTITION (PARTITION p2 VALUES LESS THAN (2022));

-- case: partition dropped
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN (2021));
-- change
ALTER TABLE t DROP PARTITION p0;

-- case: partition comment
CREATE TABLE t (id int PRIMARY KEY) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3));
-- change
ALTER TABLE t REORGANIZE PARTITION p1 INTO (PARTITION p1 VALUES IN (3) COMMENT 'x');

-- case: partition renamed
CREATE TABLE t (id int PRIMARY KEY) PARTITION BY LIST (id) (PARTITION p0 VALUES IN (1, 2), PARTITION p1 VALUES IN (3));
-- change
ALTER TABLE t REORGANIZE PARTITION p1 INTO (PARTITION px VALUES IN (3));

-- case: number of hash partitions
CREATE TABLE t (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3;
-- change
ALTER TABLE t COALESCE PARTITION 1;

-- case: subpartitions
CREATE TABLE t (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d)) PARTITION BY RANGE (year(d)) (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN (2021));
-- change
ALTER TABLE t PARTITION BY RANGE (year(d)) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (PARTITION p0 VALUES LESS THAN (2020), PARTITION p1 VALUES LESS THAN (2021));

-- case: partitioning removed
CREATE TABLE t (id int PRIMARY KEY) PARTITION BY KEY (id) PARTITIONS 3;
-- change
ALTER TABLE t REMOVE PARTITIONING;

-- case: column added
CREATE TABLE t (id int PRIMARY KEY);
-- change
ALTER TABLE t ADD COLUMN x int;

-- case: column dropped
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t DROP COLUMN x;

-- case: column renamed
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t RENAME COLUMN x TO y;

-- case: column type
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t MODIFY x bigint;

-- case: column length
CREATE TABLE t (id int PRIMARY KEY, x varchar(40));
-- change
ALTER TABLE t MODIFY x varchar(41);

-- case: column precision
CREATE TABLE t (id int PRIMARY KEY, x decimal(10, 2), y datetime);
-- change
ALTER TABLE t MODIFY y datetime(3);

-- case: column scale
CREATE TABLE t (id int PRIMARY KEY, x decimal(10, 2));
-- change
ALTER TABLE t MODIFY x decimal(10, 3);

-- case: unsigned
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t MODIFY x int unsigned;

-- case: zerofill
CREATE TABLE t (id int PRIMARY KEY, x int(5) unsigned);
-- change
ALTER TABLE t MODIFY x int(5) unsigned zerofill;

-- case: enum label added
CREATE TABLE t (id int PRIMARY KEY, x enum ('a', 'b'));
-- change
ALTER TABLE t MODIFY x enum ('a', 'b', 'it''s, (c)');

-- case: set label
CREATE TABLE t (id int PRIMARY KEY, x set ('a', 'b'));
-- change
ALTER TABLE t MODIFY x set ('a', 'c');

-- case: not null
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t MODIFY x int NOT NULL;

-- case: default changed
CREATE TABLE t (id int PRIMARY KEY, x int DEFAULT 1);
-- change
ALTER TABLE t ALTER COLUMN x SET DEFAULT 2;

-- case: default dropped
CREATE TABLE t (id int PRIMARY KEY, x int DEFAULT 1);
-- change
ALTER TABLE t ALTER COLUMN x DROP DEFAULT;

-- case: default with quotes
CREATE TABLE t (id int PRIMARY KEY, x varchar(40) DEFAULT 'a');
-- change
ALTER TABLE t MODIFY x varchar(40) DEFAULT 'it''s NOT NULL, COMMENT "x" (';

-- case: default of bits
CREATE TABLE t (id int PRIMARY KEY, x bit(3) DEFAULT b'101');
-- change
ALTER TABLE t MODIFY x bit(3) DEFAULT b'100';

-- case: default expression
CREATE TABLE t (id int PRIMARY KEY, x varchar(40) DEFAULT (concat('a', 'b')));
-- change
ALTER TABLE t MODIFY x varchar(40) DEFAULT (concat('a', 'c'));

-- case: default of the current time
CREATE TABLE t (id int PRIMARY KEY, x timestamp NULL);
-- change
ALTER TABLE t MODIFY x timestamp NULL DEFAULT CURRENT_TIMESTAMP;

-- case: on update
CREATE TABLE t (id int PRIMARY KEY, x datetime(3) DEFAULT CURRENT_TIMESTAMP(3));
-- change
ALTER TABLE t MODIFY x datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3);

-- case: auto increment lost
CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT);
-- change
ALTER TABLE t MODIFY id int NOT NULL;

-- case: column character set
CREATE TABLE t (id int PRIMARY KEY, x varchar(40));
-- change
ALTER TABLE t MODIFY x varchar(40) CHARACTER SET latin2;

-- case: column collation
CREATE TABLE t (id int PRIMARY KEY, x varchar(40));
-- change
ALTER TABLE t MODIFY x varchar(40) COLLATE utf8mb4_bin;

-- case: column comment
CREATE TABLE t (id int PRIMARY KEY, x int COMMENT 'a');
-- change
ALTER TABLE t MODIFY x int COMMENT 'b, c) NOT NULL DEFAULT ''1''';

-- case: generated column
CREATE TABLE t (id int PRIMARY KEY, x int, g int GENERATED ALWAYS AS (x + 1) VIRTUAL);
-- change
ALTER TABLE t MODIFY g int GENERATED ALWAYS AS (x + 2) VIRTUAL;

-- case: generated column stored
CREATE TABLE t (id int PRIMARY KEY, x int, g int GENERATED ALWAYS AS (x + 1) VIRTUAL);
-- change
ALTER TABLE t DROP COLUMN g, ADD COLUMN g int GENERATED ALWAYS AS (x + 1) STORED;

-- case: invisible column
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t MODIFY x int INVISIBLE;

-- case: primary key
CREATE TABLE t (id int NOT NULL, x int NOT NULL, PRIMARY KEY (id));
-- change
ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id, x);

-- case: primary key lost
CREATE TABLE t (id int NOT NULL, PRIMARY KEY (id));
-- change
ALTER TABLE t DROP PRIMARY KEY;

-- case: index added
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
CREATE INDEX i ON t (x);

-- case: index lost
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- change
DROP INDEX i ON t;

-- case: index renamed
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- change
ALTER TABLE t RENAME INDEX i TO j;

-- case: index columns
CREATE TABLE t (id int PRIMARY KEY, x int, y int, KEY i (x));
-- change
ALTER TABLE t DROP INDEX i, ADD INDEX i (x, y);

-- case: index order
CREATE TABLE t (id int PRIMARY KEY, x int, y int, KEY i (x, y));
-- change
ALTER TABLE t DROP INDEX i, ADD INDEX i (x, y DESC);

-- case: index prefix
CREATE TABLE t (id int PRIMARY KEY, x varchar(40), KEY i (x(10)));
-- change
ALTER TABLE t DROP INDEX i, ADD INDEX i (x(11));

-- case: index unique
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- change
ALTER TABLE t DROP INDEX i, ADD UNIQUE INDEX i (x);

-- case: index comment
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- change
ALTER TABLE t DROP INDEX i, ADD INDEX i (x) COMMENT 'a, (b)';

-- case: index type
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x)) ENGINE = MEMORY;
-- change
ALTER TABLE t DROP INDEX i, ADD INDEX i (x) USING BTREE;

-- case: fulltext index
CREATE TABLE t (id int PRIMARY KEY, x text);
-- change
ALTER TABLE t ADD FULLTEXT INDEX f (x);

-- case: spatial index
CREATE TABLE t (id int PRIMARY KEY, x point NOT NULL);
-- change
ALTER TABLE t ADD SPATIAL INDEX s (x);

-- case: foreign key added
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, KEY i (p));
-- change
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id);

-- case: foreign key lost
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
-- change
ALTER TABLE t DROP FOREIGN KEY f;

-- case: foreign key deletes
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
-- change
ALTER TABLE t DROP FOREIGN KEY f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE;

-- case: foreign key updates
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
-- change
ALTER TABLE t DROP FOREIGN KEY f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON UPDATE SET NULL;

-- case: foreign key follows its parent's name
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
-- change
RENAME TABLE p TO q;

-- case: foreign key follows its parent's column
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
-- change
ALTER TABLE p RENAME COLUMN id TO key_of_p;

-- case: parents swapped
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id));
-- change
RENAME TABLE p TO w, q TO p, w TO q;

-- case: check added
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
ALTER TABLE t ADD CONSTRAINT c CHECK (x > 0);

-- case: check expression
CREATE TABLE t (id int PRIMARY KEY, x int, CONSTRAINT c CHECK (x > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (x > 1);

-- case: check lost
CREATE TABLE t (id int PRIMARY KEY, x int, CONSTRAINT c CHECK (x > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c;

-- case: check of a column
CREATE TABLE t (id int PRIMARY KEY, x varchar(9) CHECK (x <> 'a), b'));
-- change
ALTER TABLE t DROP COLUMN x, ADD COLUMN x varchar(9) CHECK (x <> 'c), b');

-- case: view added
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
CREATE VIEW v AS SELECT id FROM t;

-- case: view text
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM t;
-- change
CREATE OR REPLACE VIEW v AS SELECT id FROM t WHERE x > 0;

-- case: view algorithm
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM t;
-- change
ALTER ALGORITHM = MERGE VIEW v AS SELECT id FROM t;

-- case: view security
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM t;
-- change
ALTER SQL SECURITY INVOKER VIEW v AS SELECT id FROM t;

-- case: view definer
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM t;
-- change
ALTER DEFINER = 'nobody'@'%' VIEW v AS SELECT id FROM t;

-- case: view check option
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM t WHERE x > 0;
-- change
ALTER VIEW v AS SELECT id FROM t WHERE x > 0 WITH LOCAL CHECK OPTION;

-- case: view with names of columns
CREATE VIEW v (a, b) AS SELECT 1, 2;
-- change
CREATE OR REPLACE VIEW v (a, c) AS SELECT 1, 2;

-- case: view renamed
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE VIEW v AS SELECT id FROM t;
-- change
RENAME TABLE v TO w;

-- case: view of the other of two tables
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE u (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
-- change
CREATE OR REPLACE VIEW v AS SELECT id FROM u;

-- case: procedure added
-- change
CREATE PROCEDURE r (IN a int, OUT b int) BEGIN SET b = a; SELECT 'x;y'; END;

-- case: procedure body
CREATE PROCEDURE r () SELECT 1;
-- change
DROP PROCEDURE r;
CREATE PROCEDURE r () SELECT 2;

-- case: procedure parameters
CREATE PROCEDURE r (a int) SELECT 1;
-- change
DROP PROCEDURE r;
CREATE PROCEDURE r (a bigint) SELECT 1;

-- case: procedure comment
CREATE PROCEDURE r () SELECT 1;
-- change
ALTER PROCEDURE r COMMENT 'x';

-- case: procedure security
CREATE PROCEDURE r () SELECT 1;
-- change
ALTER PROCEDURE r SQL SECURITY INVOKER;

-- case: procedure data access
CREATE PROCEDURE r () SELECT 1;
-- change
ALTER PROCEDURE r MODIFIES SQL DATA;

-- case: procedure definer
CREATE PROCEDURE r () SELECT 1;
-- change
DROP PROCEDURE r;
CREATE DEFINER = 'nobody'@'%' PROCEDURE r () SELECT 1;

-- case: procedure sql mode
CREATE PROCEDURE r () SELECT 1;
-- change
DROP PROCEDURE r;
SET sql_mode = 'PIPES_AS_CONCAT';
CREATE PROCEDURE r () SELECT 1;
SET sql_mode = DEFAULT;

-- case: procedure collation of the session
CREATE PROCEDURE r () SELECT 1;
-- change
DROP PROCEDURE r;
SET collation_connection = utf8mb4_bin;
CREATE PROCEDURE r () SELECT 1;
SET NAMES utf8mb4;

-- case: function deterministic
CREATE FUNCTION r () RETURNS int NO SQL RETURN 1;
-- change
DROP FUNCTION r;
CREATE FUNCTION r () RETURNS int DETERMINISTIC NO SQL RETURN 1;

-- case: function result
CREATE FUNCTION r () RETURNS int NO SQL RETURN 1;
-- change
DROP FUNCTION r;
CREATE FUNCTION r () RETURNS bigint NO SQL RETURN 1;

-- case: function dropped
CREATE FUNCTION r () RETURNS int NO SQL RETURN 1;
-- change
DROP FUNCTION r;

-- case: trigger collation of the session
CREATE TABLE t (x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
-- change
DROP TRIGGER g;
SET collation_connection = utf8mb4_bin;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
SET NAMES utf8mb4;

-- case: trigger added
CREATE TABLE t (id int PRIMARY KEY, x int);
-- change
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;

-- case: trigger body
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
-- change
DROP TRIGGER g;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 2;

-- case: trigger beyond the basic plane
CREATE TABLE t (x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 'ä 😀?';
-- change
DROP TRIGGER g;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 'ä 😁?';

-- case: event beyond the basic plane
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SET @a = 'ä 😀?';
-- change
ALTER EVENT e DO SET @a = 'ä 😁?';

-- case: trigger timing
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 1;
-- change
DROP TRIGGER g;
CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW SET @a = 1;

-- case: trigger event
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 1;
-- change
DROP TRIGGER g;
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW SET @a = 1;

-- case: trigger order
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
CREATE TRIGGER h BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 2;
-- change
DROP TRIGGER g;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;

-- case: trigger put first
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
CREATE TRIGGER h BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 2;
-- change
DROP TRIGGER h;
CREATE TRIGGER h BEFORE INSERT ON t FOR EACH ROW PRECEDES g SET NEW.x = 2;

-- case: trigger definer
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
-- change
DROP TRIGGER g;
CREATE DEFINER = 'nobody'@'%' TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;

-- case: trigger sql mode
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
-- change
DROP TRIGGER g;
SET sql_mode = '';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 1;
SET sql_mode = DEFAULT;

-- case: event added
-- change
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE DO SELECT 1;

-- case: event schedule
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
ALTER EVENT e ON SCHEDULE EVERY 2 DAY;

-- case: event interval of two parts
CREATE EVENT e ON SCHEDULE EVERY '1:30' HOUR_MINUTE DISABLE DO SELECT 1;
-- change
ALTER EVENT e ON SCHEDULE EVERY '1:31' HOUR_MINUTE;

-- case: event start
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE DO SELECT 1;
-- change
ALTER EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-02 00:00:00';

-- case: event end
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE DO SELECT 1;
-- change
ALTER EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' ENDS '2031-01-01 00:00:00';

-- case: event once
CREATE EVENT e ON SCHEDULE AT '2030-01-01 00:00:00' DISABLE DO SELECT 1;
-- change
ALTER EVENT e ON SCHEDULE AT '2030-01-01 01:00:00';

-- case: event status
CREATE EVENT e ON SCHEDULE EVERY 1 YEAR STARTS '2030-01-01 00:00:00' DISABLE DO SELECT 1;
-- change
ALTER EVENT e ENABLE;

-- case: event body
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
ALTER EVENT e DO SELECT 2;

-- case: event comment
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
ALTER EVENT e COMMENT 'x';

-- case: event preserved
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
ALTER EVENT e ON COMPLETION PRESERVE;

-- case: event renamed
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
ALTER EVENT e RENAME TO f;

-- case: event definer
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
ALTER DEFINER = 'nobody'@'%' EVENT e DISABLE;

-- case: event time zone
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- change
DROP EVENT e;
SET time_zone = '+02:00';
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
SET time_zone = DEFAULT;

-- case: character set of the database
-- change
ALTER DATABASE CHARACTER SET latin2;
-- cleanup
ALTER DATABASE CHARACTER SET utf8mb4;

-- case: collation of the database
-- change
ALTER DATABASE COLLATE utf8mb4_bin;
-- cleanup
ALTER DATABASE COLLATE utf8mb4_unicode_ci;

-- case: grant on a table
-- unseen by the dump
CREATE TABLE t (id int PRIMARY KEY);
-- change
GRANT SELECT ON t TO planted;
-- cleanup
REVOKE ALL, GRANT OPTION FROM planted;

-- case: grant with grant option
-- unseen by the dump
CREATE TABLE t (id int PRIMARY KEY);
GRANT SELECT ON t TO planted;
-- change
GRANT SELECT ON t TO planted WITH GRANT OPTION;
-- cleanup
REVOKE ALL, GRANT OPTION FROM planted;

-- case: grant on a column
-- unseen by the dump
CREATE TABLE t (id int PRIMARY KEY, x int);
GRANT SELECT ON t TO planted;
-- change
GRANT UPDATE (x) ON t TO planted;
-- cleanup
REVOKE ALL, GRANT OPTION FROM planted;

-- case: grant on the database
-- unseen by the dump
-- change
GRANT SELECT, CREATE VIEW ON * TO planted;
-- cleanup
REVOKE ALL, GRANT OPTION FROM planted;

-- case: grant on a routine
-- unseen by the dump
CREATE PROCEDURE r () SELECT 1;
-- change
GRANT EXECUTE ON PROCEDURE r TO planted;
-- cleanup
REVOKE ALL, GRANT OPTION FROM planted;

-- case: rows are no schema
CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, x int);
-- neutral
INSERT INTO t (x) VALUES (1), (2);
DELETE FROM t;
ANALYZE TABLE t;

-- case: counter of auto increment
CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, x int);
-- neutral
ALTER TABLE t AUTO_INCREMENT = 500;

-- case: rebuilt table
CREATE TABLE t (id int PRIMARY KEY AUTO_INCREMENT, x int, KEY i (x)) PARTITION BY HASH (id) PARTITIONS 2;
-- neutral
ALTER TABLE t FORCE;
TRUNCATE TABLE t;

-- case: table renamed there and back
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id), CONSTRAINT c CHECK (p > 0));
-- neutral
RENAME TABLE p TO q;
RENAME TABLE q TO p, t TO u;
ALTER TABLE u RENAME t;

-- case: column dropped and added again
CREATE TABLE t (id int PRIMARY KEY, x varchar(30) NOT NULL DEFAULT 'a' COMMENT 'b', y int);
-- neutral
ALTER TABLE t DROP COLUMN x;
ALTER TABLE t ADD COLUMN x varchar(30) NOT NULL DEFAULT 'a' COMMENT 'b' AFTER id;

-- case: column put elsewhere
CREATE TABLE t (id int PRIMARY KEY, x int, y int);
-- neutral
ALTER TABLE t MODIFY x int AFTER y;

-- case: index dropped and created again
CREATE TABLE t (id int PRIMARY KEY, x int, y int, KEY i (x), KEY j (y));
-- neutral
DROP INDEX i ON t;
CREATE INDEX i ON t (x);

-- case: index renamed there and back
CREATE TABLE t (id int PRIMARY KEY, x int, KEY i (x));
-- neutral
ALTER TABLE t RENAME INDEX i TO j;
ALTER TABLE t RENAME INDEX j TO i;

-- case: foreign key dropped and created again
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, p int, KEY i (p), CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL);
-- neutral
ALTER TABLE t DROP FOREIGN KEY f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL;

-- case: table built in another way
CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, x varchar(10) NOT NULL DEFAULT 'q', PRIMARY KEY (id), UNIQUE KEY u (x)) COMMENT 'c';
-- neutral
DROP TABLE t;
CREATE TABLE t (id int);
ALTER TABLE t ADD PRIMARY KEY (id);
ALTER TABLE t MODIFY id int NOT NULL AUTO_INCREMENT;
ALTER TABLE t ADD x varchar(9) NOT NULL;
ALTER TABLE t MODIFY x varchar(10) NOT NULL DEFAULT 'q';
CREATE UNIQUE INDEX u ON t (x);
ALTER TABLE t COMMENT 'c';

-- case: view whose table is gone and comes back
CREATE TABLE t (id int PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
-- neutral
DROP TABLE t;
CREATE TABLE t (id int PRIMARY KEY);

-- case: event created anew at another time
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
-- neutral
DROP EVENT e;
DO SLEEP(1.1);
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;

-- case: triggers of other kinds in another order
CREATE TABLE t (id int PRIMARY KEY, x int);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 1;
CREATE TRIGGER h AFTER INSERT ON t FOR EACH ROW SET @a = 1;
-- neutral
DROP TRIGGER g;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = 1;

-- case: temporary table
CREATE TABLE t (id int PRIMARY KEY);
-- neutral
CREATE TEMPORARY TABLE x (id int);
DROP TEMPORARY TABLE x;

-- case: definition in a routine changes
CREATE TABLE t (id int PRIMARY KEY);
CREATE PROCEDURE r () ALTER TABLE t COMMENT 'by a routine';
-- change
CALL r();

-- case: prepared statement
CREATE TABLE t (id int PRIMARY KEY);
-- change
PREPARE s FROM 'ALTER TABLE t COMMENT ''prepared''';
EXECUTE s;
