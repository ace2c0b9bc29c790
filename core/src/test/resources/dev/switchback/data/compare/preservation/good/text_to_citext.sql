-- setup
CREATE DOMAIN email AS text;
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1,'A@x'),(2,'b@x'),(3,NULL);
-- migration
ALTER TABLE t ALTER v TYPE email;
