-- expect: values-changed t.doc
-- setup
CREATE TABLE t (id int PRIMARY KEY, doc json);
INSERT INTO t VALUES (1, '{"b": 1,   "a": 2}');
-- migration
ALTER TABLE t ALTER doc TYPE jsonb;
-- undo
ALTER TABLE t ALTER doc TYPE json;
