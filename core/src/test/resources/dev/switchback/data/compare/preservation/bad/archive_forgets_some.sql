-- expect: rows-lost t
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text, done boolean);
INSERT INTO t VALUES (1,'aaaa',true),(2,'bbbb',true),(3,'cccc',NULL),(4,'dddd',false);
-- migration
CREATE TABLE archive AS SELECT * FROM t WHERE done;
DELETE FROM t WHERE done IS NOT FALSE;
