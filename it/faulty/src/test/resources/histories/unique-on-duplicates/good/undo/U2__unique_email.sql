ALTER TABLE customers DROP CONSTRAINT customers_email_unique;
INSERT INTO customers (customer_id, email, note) OVERRIDING SYSTEM VALUE
SELECT customer_id, email, note FROM customers_set_aside;
DROP TABLE customers_set_aside;
