-- setup
CREATE TABLE t (id int PRIMARY KEY, name text);
INSERT INTO t VALUES (1,'Ada Lovelace'),(2,'Plato'),(3,'Ada King Lovelace'),(4,NULL);
-- migration
ALTER TABLE t ADD last text;
UPDATE t SET last = substr(name, length(split_part(name,' ',1)) + 2), name = split_part(name,' ',1);
