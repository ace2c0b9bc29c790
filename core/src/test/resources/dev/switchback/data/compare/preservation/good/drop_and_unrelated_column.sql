-- setup
CREATE TABLE t (id int PRIMARY KEY, v boolean);
INSERT INTO t VALUES (1, true), (2, false), (3, false), (4, false);
-- migration
ALTER TABLE t ADD flag boolean NOT NULL DEFAULT false;
ALTER TABLE t DROP v;
