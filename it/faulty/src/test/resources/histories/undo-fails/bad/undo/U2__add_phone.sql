ALTER TABLE customers DROP COLUMN phone_number;
