CREATE TABLE customer_emails (customer_id bigint PRIMARY KEY, email varchar(100) NOT NULL);
INSERT INTO customer_emails SELECT customer_id, email FROM customers;
ALTER TABLE customers DROP COLUMN email;
