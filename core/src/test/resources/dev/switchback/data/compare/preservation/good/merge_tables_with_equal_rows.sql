-- setup
CREATE TABLE customer (id int PRIMARY KEY, name text, vat text);
INSERT INTO customer VALUES (1, 'Acme', 'DE1'), (1501, 'Bolt', NULL), (1528, 'Bolt', NULL), (1530, 'Cog', 'DE2');
-- migration
CREATE TABLE party (id serial PRIMARY KEY, name text, vat text);
INSERT INTO party (name, vat) SELECT name, vat FROM customer;
DROP TABLE customer;
