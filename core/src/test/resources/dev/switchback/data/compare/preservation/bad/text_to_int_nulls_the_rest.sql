-- expect: values-nulled t.v
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '12'), (2, 'n/a'), (3, NULL);
-- migration
ALTER TABLE t ALTER v TYPE int USING CASE WHEN v ~ '^\d+$' THEN v::int END;
