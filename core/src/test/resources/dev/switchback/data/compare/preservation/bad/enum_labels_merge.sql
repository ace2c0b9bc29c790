-- expect: values-merged t.v
-- setup
CREATE TYPE a AS ENUM ('new','void','cancelled');
CREATE TABLE t (id int PRIMARY KEY, v a);
INSERT INTO t VALUES (1,'new'),(2,'void'),(3,'cancelled');
-- migration
CREATE TYPE b AS ENUM ('new','gone');
ALTER TABLE t ALTER v TYPE b USING (CASE WHEN v = 'new' THEN 'new' ELSE 'gone' END)::b;
