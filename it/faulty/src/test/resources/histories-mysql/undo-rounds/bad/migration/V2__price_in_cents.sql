ALTER TABLE products ADD COLUMN price_cents BIGINT CHECK (price_cents BETWEEN -9999999999 AND 9999999999);
UPDATE products SET price_cents = price * 100;
ALTER TABLE products DROP COLUMN price;
