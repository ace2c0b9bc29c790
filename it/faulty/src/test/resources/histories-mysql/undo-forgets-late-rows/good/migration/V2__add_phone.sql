CREATE TABLE customers_copy AS SELECT * FROM customers;
ALTER TABLE customers ADD COLUMN phone VARCHAR(20);
