ALTER TABLE customers DROP COLUMN phone;
ALTER TABLE customers ALTER COLUMN customer_id RESTART;
