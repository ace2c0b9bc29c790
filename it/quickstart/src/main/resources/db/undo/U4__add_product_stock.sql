-- Purpose: takes V4 back.
ALTER TABLE products DROP COLUMN in_stock;
