CREATE TABLE customers_copy AS TABLE customers;
ALTER TABLE customers ADD COLUMN phone text;
