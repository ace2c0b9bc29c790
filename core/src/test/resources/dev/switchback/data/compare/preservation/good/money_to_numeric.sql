-- setup
CREATE TABLE t (id int PRIMARY KEY, v money);
INSERT INTO t VALUES (1, 1234.50), (2, -2), (3, NULL);
-- migration
ALTER TABLE t ALTER v TYPE numeric(12,2) USING v::numeric;
