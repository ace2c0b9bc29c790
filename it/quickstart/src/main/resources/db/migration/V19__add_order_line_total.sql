-- Purpose: the total of a line, computed in one place.
-- Impact: a stored column rewrites order_lines under a lock that nobody passes.
--         The factors are widened first: the product of two integers may not fit into an integer.
-- Rollback: drops the column; it holds nothing of its own.
-- Testing: ShopMigrationsTest.

ALTER TABLE order_lines
    ADD COLUMN total_cents bigint GENERATED ALWAYS AS (quantity::bigint * unit_price_cents) STORED;
