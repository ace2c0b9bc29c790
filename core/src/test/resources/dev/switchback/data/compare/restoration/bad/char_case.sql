-- expect: values-changed t.email
-- setup
CREATE TABLE t (id int PRIMARY KEY, email text);
INSERT INTO t VALUES (1, 'A@x'), (2, 'b@x');
-- migration
UPDATE t SET email = lower(email);
-- undo
