-- expect: values-nulled t.note
-- setup
CREATE TABLE t (id int PRIMARY KEY, note text);
INSERT INTO t VALUES (1, 'x'), (2, NULL);
-- migration
ALTER TABLE t DROP note;
-- undo
ALTER TABLE t ADD note text;
