-- expect: written-row-changed t.note
-- setup
CREATE TABLE t (id int PRIMARY KEY, note text);
INSERT INTO t VALUES (1, 'x');
-- migration
CREATE TABLE t_backup AS SELECT * FROM t;
-- written
INSERT INTO t VALUES (2, 'new');
-- undo
UPDATE t SET note = (SELECT note FROM t_backup b WHERE b.id = t.id);
DROP TABLE t_backup;
