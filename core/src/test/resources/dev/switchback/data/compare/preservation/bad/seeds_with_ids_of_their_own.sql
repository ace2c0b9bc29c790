-- expect: sequence-collides t.id
-- setup
CREATE TABLE t (id serial PRIMARY KEY, v text UNIQUE);
INSERT INTO t (v) VALUES ('a'), ('b'), ('c');
-- migration
INSERT INTO t (id, v) VALUES (4, 'x'), (5, 'y');
