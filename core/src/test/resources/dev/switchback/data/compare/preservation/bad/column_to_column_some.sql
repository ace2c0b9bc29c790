-- expect: move-incomplete t.old
-- setup
CREATE TABLE t (id int PRIMARY KEY, old text);
INSERT INTO t VALUES (1,'alpha'),(2,'beta'),(3,'gamma');
-- migration
ALTER TABLE t ADD fresh text;
UPDATE t SET fresh = old WHERE id < 3;
ALTER TABLE t DROP old;
