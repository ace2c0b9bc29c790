UPDATE customers SET phone = NULL;
ALTER TABLE customers DROP COLUMN phone;
