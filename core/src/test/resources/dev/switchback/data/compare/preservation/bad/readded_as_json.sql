-- expect: values-nulled t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '12'), (2, '13'), (3, NULL);
-- migration
ALTER TABLE t DROP v;
ALTER TABLE t ADD v jsonb;
