-- Purpose: "my orders", newest first.
-- Impact: orders stays writable while the index is built. CONCURRENTLY wants no transaction: see the .conf file beside
--         this one, and flyway.postgresql.transactional.lock in flyway.conf, without which Flyway waits for itself for ever.
-- Rollback: drops the index, concurrently too.
-- Testing: ShopMigrationsTest.

-- An attempt that was broken off leaves an invalid index of this name behind.
DROP INDEX CONCURRENTLY IF EXISTS orders_by_customer;

CREATE INDEX CONCURRENTLY orders_by_customer ON orders (customer_id, placed_at DESC);
