-- expect: values-nulled t.v
-- approved: values-nulled other.v, unused since 4.2
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '12'), (2, 'n/a');
-- migration
UPDATE t SET v = NULL WHERE id = 2;
