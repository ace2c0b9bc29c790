-- Purpose: "who bought this?" in the back office, and a fast check of the foreign key when a product goes.
-- Impact: writes to order_lines wait until the index is built, the longer the more lines there are. V22 shows how to avoid that.
-- Rollback: drops the index.
-- Testing: ShopMigrationsTest.

CREATE INDEX order_lines_by_product ON order_lines (product_id);
