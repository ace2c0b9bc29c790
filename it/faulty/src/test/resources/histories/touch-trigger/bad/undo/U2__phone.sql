UPDATE customers SET email = 'lost@example.com';
ALTER TABLE customers DROP COLUMN phone;
