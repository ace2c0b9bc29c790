ALTER TABLE products ADD COLUMN price DECIMAL(10, 2);
UPDATE products SET price = price_cents / 100;
ALTER TABLE products DROP COLUMN price_cents;
