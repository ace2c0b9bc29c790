-- expect: null-turned-empty t.name
-- setup
CREATE TABLE t (id int PRIMARY KEY, name text);
INSERT INTO t VALUES (1, 'a'), (2, NULL), (3, '');
-- migration
UPDATE t SET name = '' WHERE name IS NULL;
ALTER TABLE t ALTER name SET NOT NULL;
-- undo
ALTER TABLE t ALTER name DROP NOT NULL;
