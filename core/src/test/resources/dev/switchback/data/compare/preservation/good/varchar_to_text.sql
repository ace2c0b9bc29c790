-- setup
CREATE TABLE t (id int PRIMARY KEY, v varchar(10));
INSERT INTO t VALUES (1, 'a'), (2, ''), (3, 'x  '), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE text;
