-- expect: values-changed t.price
-- setup
CREATE TABLE t (id int PRIMARY KEY, price numeric);
INSERT INTO t VALUES (1, 1.50), (2, 5);
-- migration
ALTER TABLE t ALTER price TYPE double precision;
-- undo
ALTER TABLE t ALTER price TYPE numeric;
