-- setup
CREATE TYPE a AS ENUM ('new','done');
CREATE TABLE t (id int PRIMARY KEY, v a);
INSERT INTO t VALUES (1,'new'),(2,'done'),(3,NULL);
-- migration
ALTER TYPE a RENAME VALUE 'new' TO 'NEW';
