-- expect: sequence-collides t.id
-- setup
CREATE TABLE t (id serial PRIMARY KEY, note text);
INSERT INTO t (note) VALUES ('x'), ('y');
-- migration
ALTER TABLE t ALTER id DROP DEFAULT;
DROP SEQUENCE t_id_seq;
-- undo
CREATE SEQUENCE t_id_seq OWNED BY t.id;
ALTER TABLE t ALTER id SET DEFAULT nextval('t_id_seq');
