-- setup
CREATE TABLE t (id int PRIMARY KEY, v char(1));
INSERT INTO t VALUES (1, 'J'), (2, 'N'), (3, 'J'), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE boolean USING v = 'J';
