-- Purpose: the report adds up currency by currency.
-- Impact: an instant; readers of the view notice an additional last column.
-- Rollback: a view cannot lose a column by CREATE OR REPLACE: the undo drops it and makes it anew.
-- Testing: ShopMigrationsTest.

CREATE OR REPLACE VIEW order_totals AS
SELECT orders.order_id,
       orders.placed_at,
       sum(lines.quantity::bigint * lines.unit_price_cents) AS total_cents,
       orders.currency
FROM orders
JOIN order_lines lines USING (order_id)
GROUP BY orders.order_id;
