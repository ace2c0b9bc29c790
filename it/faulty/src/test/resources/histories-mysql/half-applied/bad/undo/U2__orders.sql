ALTER TABLE customers DROP COLUMN phone;
DROP TABLE orders;
