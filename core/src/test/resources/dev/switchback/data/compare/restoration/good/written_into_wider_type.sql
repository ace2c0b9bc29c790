-- setup
CREATE TABLE t (id serial PRIMARY KEY, n numeric(10,2));
INSERT INTO t (n) VALUES (1.50);
-- migration
ALTER TABLE t ALTER n TYPE numeric(12,4);
-- written
INSERT INTO t (n) VALUES (1.2345);
-- undo
ALTER TABLE t ALTER n TYPE numeric(10,2);
