-- Purpose: orders can come back.
-- Impact: an instant. The new value may not be used before this migration is committed: its first use is another file.
-- Rollback: PostgreSQL cannot take a value out of a type, so the undo makes the type anew and rewrites orders.
--           Orders that were returned by then become delivered, the nearest that the old schema can say.
-- Testing: ShopMigrationsTest.

ALTER TYPE order_status ADD VALUE 'returned' AFTER 'delivered';
