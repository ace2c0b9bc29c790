-- Purpose: orders in other currencies, step 1 of 3: the column, nullable, so that the running release need not know it.
-- Impact: an instant; no row is read or written.
-- Rollback: drops the column.
-- Testing: ShopMigrationsTest.

ALTER TABLE orders ADD COLUMN currency varchar(3);
