DROP INDEX customers_phone ON customers;
ALTER TABLE customers DROP COLUMN phone;
DROP TABLE orders;
