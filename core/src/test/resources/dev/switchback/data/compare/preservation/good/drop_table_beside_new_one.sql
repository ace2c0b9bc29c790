-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL);
-- migration
DROP TABLE t;
CREATE TABLE u (id serial PRIMARY KEY, label text);
INSERT INTO u (label) VALUES ('x'),('y'),('z');
