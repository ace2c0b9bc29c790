-- Purpose: what each order comes to, for the monthly report.
-- Impact: a new view.
-- Rollback: drops the view.
-- Testing: ShopMigrationsTest.

CREATE VIEW order_totals AS
SELECT orders.order_id,
       orders.placed_at,
       sum(lines.quantity::bigint * lines.unit_price_cents) AS total_cents
FROM orders
JOIN order_lines lines USING (order_id)
GROUP BY orders.order_id;
