-- expect: ids-renumbered t.id
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text, w int);
INSERT INTO t VALUES (5,'a',1),(7,'b',2),(9,'b',3);
-- migration
CREATE TABLE t2 (id serial PRIMARY KEY, v text, w int);
INSERT INTO t2 (v, w) SELECT v, w FROM t ORDER BY v DESC;
DROP TABLE t;
ALTER TABLE t2 RENAME TO t;
