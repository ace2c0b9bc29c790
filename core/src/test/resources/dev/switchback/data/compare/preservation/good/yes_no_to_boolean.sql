-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'yes'), (2, 'no'), (3, 'yes'), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE boolean USING v = 'yes';
