-- setup
CREATE TABLE t (id int PRIMARY KEY, v numeric(10,2));
INSERT INTO t VALUES (1, 1.50), (2, 0), (3, -3.10), (4, 'NaN'), (5, NULL);
-- migration
ALTER TABLE t ALTER v TYPE numeric(12,4);
