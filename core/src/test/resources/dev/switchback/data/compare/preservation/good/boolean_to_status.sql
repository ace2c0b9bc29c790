-- setup
CREATE TABLE t (id int PRIMARY KEY, v boolean);
INSERT INTO t VALUES (1, true), (2, false), (3, true), (4, NULL);
-- migration
ALTER TABLE t ALTER v TYPE text USING CASE WHEN v THEN 'ACTIVE' WHEN NOT v THEN 'BLOCKED' END;
