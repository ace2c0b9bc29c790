-- expect: rows-lost t
-- setup
CREATE TABLE t (id int PRIMARY KEY, email text, name text);
INSERT INTO t VALUES (1,'a@x','Ada'),(2,'A@X','Augusta'),(3,'b@x','Bob');
-- migration
CREATE TABLE t2 (id int PRIMARY KEY, email text UNIQUE, name text);
INSERT INTO t2 SELECT id, lower(email), name FROM t ORDER BY id ON CONFLICT DO NOTHING;
DROP TABLE t;
ALTER TABLE t2 RENAME TO t;
