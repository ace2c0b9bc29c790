-- expect: sequence-collides t.id
-- setup
CREATE TABLE t (id int PRIMARY KEY, v text);
INSERT INTO t VALUES (1, 'a'), (3, 'b');
-- migration
CREATE SEQUENCE q INCREMENT 2 OWNED BY t.id;
ALTER TABLE t ALTER id SET DEFAULT nextval('q');
