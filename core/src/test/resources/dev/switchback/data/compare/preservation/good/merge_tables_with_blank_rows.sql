-- setup
CREATE TABLE customer (id int PRIMARY KEY, name text, vat text);
INSERT INTO customer VALUES (1, 'Acme', 'DE1'), (2, 'Bolt', NULL), (3, NULL, ''), (4, '', NULL);
-- migration
CREATE TABLE party (id serial PRIMARY KEY, name text, vat text);
INSERT INTO party (name, vat) SELECT name, vat FROM customer;
DROP TABLE customer;
