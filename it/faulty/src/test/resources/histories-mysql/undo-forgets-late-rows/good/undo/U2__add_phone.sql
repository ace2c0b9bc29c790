ALTER TABLE customers DROP COLUMN phone;
DROP TABLE customers_copy;
