-- expect: rows-added t
-- setup
CREATE TABLE t (id int PRIMARY KEY, name text);
-- migration
INSERT INTO t VALUES (1, 'a'), (2, 'b');
-- undo
DELETE FROM t WHERE id = 1;
