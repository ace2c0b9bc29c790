-- expect: warning values-overwritten u.email
-- setup
CREATE TABLE u (email text PRIMARY KEY, name text);
INSERT INTO u VALUES ('A@x','Ada'),('b@x','Bob');
-- migration
UPDATE u SET email = lower(email);
