-- expect: move-incomplete t.note
-- setup
CREATE TABLE t (id int PRIMARY KEY, note text);
INSERT INTO t VALUES (1,'short'),(2,'tiny'),(3,'much too long a note');
-- migration
ALTER TABLE t ADD summary varchar(8);
UPDATE t SET summary = left(note, 8);
ALTER TABLE t DROP note;
