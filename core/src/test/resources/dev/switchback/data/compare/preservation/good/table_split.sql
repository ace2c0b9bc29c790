-- setup
CREATE TABLE t (id int PRIMARY KEY, name text, street text, city text);
INSERT INTO t VALUES (1,'a','High 1','Bonn'),(2,'b','Low 2','Rome'),(3,'c',NULL,NULL);
-- migration
CREATE TABLE addr (t_id int PRIMARY KEY REFERENCES t, street text, city text);
INSERT INTO addr SELECT id, street, city FROM t WHERE street IS NOT NULL;
ALTER TABLE t DROP street, DROP city;
