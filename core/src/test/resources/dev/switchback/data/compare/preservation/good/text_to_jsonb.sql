-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, '{"b": 1,  "a": [1.50, null]}'), (2, '{}'), (3, NULL);
-- migration
ALTER TABLE t ALTER v TYPE jsonb USING v::jsonb;
