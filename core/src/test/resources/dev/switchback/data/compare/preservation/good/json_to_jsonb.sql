-- setup
CREATE TABLE t (id int PRIMARY KEY, v json);
INSERT INTO t VALUES (1, '{"b": 1,  "a": [1.50, null, true], "a2": "\u00e9"}'), (2, '{}'), (3, 'null'), (4, NULL), (5, '{"a": 1, "a": 2}');
-- migration
ALTER TABLE t ALTER v TYPE jsonb;
