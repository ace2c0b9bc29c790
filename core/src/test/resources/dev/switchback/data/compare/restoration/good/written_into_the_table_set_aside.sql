-- setup
CREATE TABLE t (id int PRIMARY KEY, email text, source text);
INSERT INTO t VALUES (1, 'a@x', NULL), (2, 'a@x', 'web'), (3, 'b@x', NULL);
-- migration
CREATE TABLE aside AS SELECT * FROM t WHERE id = 2;
DELETE FROM t WHERE id = 2;
-- written
INSERT INTO aside VALUES (12004, 'value 12004', NULL);
-- undo
INSERT INTO t SELECT * FROM aside;
DROP TABLE aside;
