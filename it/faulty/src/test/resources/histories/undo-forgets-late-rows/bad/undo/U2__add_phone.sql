ALTER TABLE customers DROP COLUMN phone;
TRUNCATE customers;
INSERT INTO customers (customer_id, email, note) OVERRIDING SYSTEM VALUE SELECT customer_id, email, note FROM customers_copy;
DROP TABLE customers_copy;
