-- expect: rows-lost u
-- setup
CREATE TABLE u (id int PRIMARY KEY, email text, name text);
INSERT INTO u VALUES (1,'a@x','Ada'),(2,'a@x','Augusta'),(3,'b@x','Bob');
-- migration
DELETE FROM u a USING u b WHERE a.email = b.email AND a.id > b.id;
ALTER TABLE u ADD UNIQUE (email);
