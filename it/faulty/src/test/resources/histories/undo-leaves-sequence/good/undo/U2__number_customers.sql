ALTER TABLE customers DROP COLUMN number;
DROP SEQUENCE customer_numbers;
