-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a/b'), (2, 'b'), (3, NULL);
-- migration
UPDATE t SET v = '/' || v WHERE v NOT LIKE '/%';
