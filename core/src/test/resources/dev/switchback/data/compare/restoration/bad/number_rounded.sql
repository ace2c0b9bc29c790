-- expect: values-rounded t.price
-- setup
CREATE TABLE t (id int PRIMARY KEY, price numeric(10,2));
INSERT INTO t VALUES (1, 19.99), (2, 5), (3, NULL);
-- migration
ALTER TABLE t ALTER price TYPE int;
-- undo
ALTER TABLE t ALTER price TYPE numeric(10,2);
