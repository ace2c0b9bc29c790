-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1,'low'),(2,'high'),(3,NULL),(4,'low');
-- migration
ALTER TABLE t ALTER v TYPE smallint USING CASE v WHEN 'low' THEN 1 WHEN 'high' THEN 2 END;
