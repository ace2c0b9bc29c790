-- expect: values-nulled t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '12'), (2, 'n/a'), (3, NULL);
-- migration
UPDATE t SET v = NULL WHERE id = 2;
