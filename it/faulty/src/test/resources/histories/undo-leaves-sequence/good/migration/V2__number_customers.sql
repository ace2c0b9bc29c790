CREATE SEQUENCE customer_numbers START 1000;
ALTER TABLE customers ADD COLUMN number bigint DEFAULT nextval('customer_numbers');
