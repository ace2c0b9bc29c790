-- Purpose: count what is in stock.
-- Impact: an instant. A constant default is kept in the catalog, so that no row is rewritten (PostgreSQL 11 and later).
--         The check stands on a column that holds the default alone, and still reads the table once.
-- Rollback: drops the column; counts entered since then are lost, as they have no place in the old schema.
-- Testing: ShopMigrationsTest.

ALTER TABLE products
    ADD COLUMN in_stock integer NOT NULL DEFAULT 0 CHECK (in_stock >= 0);
