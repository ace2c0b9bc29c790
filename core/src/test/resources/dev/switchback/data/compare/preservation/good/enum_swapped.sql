-- setup
CREATE TYPE a AS ENUM ('new','done');
CREATE TABLE t (id int PRIMARY KEY, v a);
INSERT INTO t VALUES (1,'new'),(2,'done'),(3,NULL);
-- migration
ALTER TYPE a RENAME TO a_old;
CREATE TYPE a AS ENUM ('new','done','returned');
ALTER TABLE t ALTER v TYPE a USING v::text::a;
DROP TYPE a_old;
