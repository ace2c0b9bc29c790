-- setup
CREATE TABLE t (id int PRIMARY KEY, full_name text);
INSERT INTO t VALUES (1,'Ada Lovelace'),(2,'Plato'),(3,'Ada King Lovelace'),(4,NULL),(5,''),(6,'Zoë  O''Hara');
-- migration
ALTER TABLE t ADD first text, ADD last text;
UPDATE t SET first = split_part(full_name,' ',1), last = substr(full_name, length(split_part(full_name,' ',1)) + 2);
ALTER TABLE t DROP full_name;
