-- setup
CREATE TABLE u (email text PRIMARY KEY, name text);
INSERT INTO u VALUES ('A@x','Ada'),('b@x','Bob');
-- migration
ALTER TABLE u DROP CONSTRAINT u_pkey;
ALTER TABLE u ADD id serial PRIMARY KEY;
ALTER TABLE u ADD UNIQUE (email);
