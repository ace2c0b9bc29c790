-- setup
CREATE TABLE customer (id int PRIMARY KEY, name text, vat text);
CREATE TABLE supplier (id int PRIMARY KEY, name text, iban text);
INSERT INTO customer VALUES (1,'Acme','DE1'),(2,'Bolt',NULL);
INSERT INTO supplier VALUES (1,'Cog','IB1'),(2,'Dyn','IB2');
-- migration
CREATE TABLE party (id serial PRIMARY KEY, kind text, name text, vat text, iban text);
INSERT INTO party (kind,name,vat) SELECT 'c',name,vat FROM customer;
INSERT INTO party (kind,name,iban) SELECT 's',name,iban FROM supplier;
DROP TABLE customer, supplier;
