-- expect: ids-renumbered t.id
-- setup
CREATE TABLE t (id uuid PRIMARY KEY, v text);
INSERT INTO t VALUES ('00000000-0000-0000-0000-000000000001','a'),('00000000-0000-0000-0000-000000000002','b');
-- migration
UPDATE t SET id = gen_random_uuid();
