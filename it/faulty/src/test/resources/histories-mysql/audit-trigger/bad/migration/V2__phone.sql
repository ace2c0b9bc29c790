ALTER TABLE customers ADD COLUMN phone VARCHAR(20);
UPDATE customers SET phone = 'unknown';
INSERT INTO customers (name) VALUES ('nobody');
