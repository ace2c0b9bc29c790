-- expect: note rows-lost t
-- approved: rows-lost: t, nobody needs them
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (2, NULL);
-- migration
DELETE FROM t WHERE v IS NULL;
