-- expect: rows-lost o
-- setup
CREATE TABLE c (id int PRIMARY KEY, n text);
CREATE TABLE o (id int PRIMARY KEY, c int, total numeric);
INSERT INTO c VALUES (1,'a');
INSERT INTO o VALUES (10,1,5),(11,1,6),(12,NULL,7);
-- migration
CREATE TABLE o2 AS SELECT o.*, c.n FROM o JOIN c ON c.id = o.c;
DROP TABLE o;
ALTER TABLE o2 RENAME TO o;
