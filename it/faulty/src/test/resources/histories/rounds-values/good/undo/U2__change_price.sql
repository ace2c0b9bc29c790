ALTER TABLE products DROP CONSTRAINT price_fits;
ALTER TABLE products ALTER COLUMN price TYPE numeric(10, 4);
