-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'new'), (2, 'done'), (3, NULL);
-- migration
CREATE TYPE s AS ENUM ('new','done');
ALTER TABLE t ALTER v TYPE s USING v::s;
