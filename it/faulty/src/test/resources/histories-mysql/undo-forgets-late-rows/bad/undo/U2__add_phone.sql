ALTER TABLE customers DROP COLUMN phone;
DELETE FROM customers;
INSERT INTO customers SELECT * FROM customers_copy;
DROP TABLE customers_copy;
