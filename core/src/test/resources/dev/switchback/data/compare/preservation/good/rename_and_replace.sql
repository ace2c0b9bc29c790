-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL);
-- migration
ALTER TABLE t RENAME TO t_old;
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t SELECT * FROM t_old WHERE id < 3;
