-- expect: written-row-lost t
-- setup
CREATE TABLE t (id int PRIMARY KEY, note text);
INSERT INTO t VALUES (1, 'x');
-- migration
CREATE TABLE t_backup AS SELECT * FROM t;
ALTER TABLE t ADD extra text;
-- written
INSERT INTO t VALUES (2, 'new', 'e');
-- undo
ALTER TABLE t DROP extra;
DELETE FROM t;
INSERT INTO t SELECT * FROM t_backup;
DROP TABLE t_backup;
