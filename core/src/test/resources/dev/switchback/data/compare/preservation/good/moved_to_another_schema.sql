-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1,'a'),(2,NULL);
-- migration
CREATE SCHEMA archive_of_cases;
ALTER TABLE t SET SCHEMA archive_of_cases;
