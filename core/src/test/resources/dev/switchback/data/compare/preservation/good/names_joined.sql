-- setup
CREATE TABLE t (id int PRIMARY KEY, first text, last text);
INSERT INTO t VALUES (1,'Ada','Lovelace'),(2,NULL,'Plato'),(3,'Grace','Hopper');
-- migration
ALTER TABLE t ADD full_name text;
UPDATE t SET full_name = concat_ws(' ', first, last);
ALTER TABLE t DROP first, DROP last;
