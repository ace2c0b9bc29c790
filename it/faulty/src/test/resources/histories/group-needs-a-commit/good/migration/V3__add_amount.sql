ALTER TABLE orders ADD COLUMN amount numeric(10, 2);
