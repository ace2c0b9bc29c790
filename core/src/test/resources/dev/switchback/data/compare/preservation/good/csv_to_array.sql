-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a,b'), (2, 'c'), (3, NULL), (4, '');
-- migration
ALTER TABLE t ALTER v TYPE text[] USING string_to_array(v, ',');
