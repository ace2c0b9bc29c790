-- expect: note sequence-set-back t_id_seq
-- expect: ids-renumbered t.id
-- setup
CREATE TABLE t (id serial PRIMARY KEY, email text NOT NULL);
INSERT INTO t (id, email) VALUES (7, 'a@x'), (9, 'b@x');
SELECT setval('t_id_seq', 9);
-- migration
ALTER TABLE t DROP id;
-- undo
ALTER TABLE t ADD id serial PRIMARY KEY;
