ALTER TABLE customers ADD COLUMN phone varchar(20);
UPDATE customers SET phone = 'unknown';
INSERT INTO customers (email) VALUES ('nobody@example.com');
