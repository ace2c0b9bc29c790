-- setup
CREATE TABLE t (id int PRIMARY KEY, v date);
INSERT INTO t VALUES (1, '2024-01-01'), (2, NULL), (3, 'infinity');
-- migration
ALTER TABLE t ALTER v TYPE timestamptz;
