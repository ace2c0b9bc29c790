-- setup
CREATE TABLE t (id int PRIMARY KEY, v bigint);
INSERT INTO t VALUES (1, 1706955630000), (2, 1706955631000), (3, NULL);
-- migration
ALTER TABLE t ALTER v TYPE timestamptz USING to_timestamp(v / 1000.0);
