-- expect: move-incomplete t.full_name
-- setup
CREATE TABLE t (id int PRIMARY KEY, full_name text);
INSERT INTO t VALUES (1,'Ada Lovelace'),(2,'Grace Hopper'),(3,'Ada King Lovelace');
-- migration
ALTER TABLE t ADD first text, ADD last text;
UPDATE t SET first = split_part(full_name,' ',1), last = split_part(full_name,' ',2);
ALTER TABLE t DROP full_name;
