-- setup
CREATE TABLE t (id serial PRIMARY KEY, a text);
INSERT INTO t (a) VALUES ('x');
-- migration
INSERT INTO t (a) VALUES ('y');
-- undo
DELETE FROM t WHERE a = 'y';
