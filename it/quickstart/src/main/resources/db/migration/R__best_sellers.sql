-- Purpose: the hundred products of the start page. Repeatable: edit it here, Flyway applies it again.
-- Impact: an instant.
-- Rollback: put the former text back; Flyway applies that. Below V3 it has to be dropped by hand first.
-- Testing: ShopMigrationsTest.

DROP VIEW IF EXISTS best_sellers;

CREATE VIEW best_sellers AS
SELECT products.product_id, products.name, sum(lines.quantity) AS sold
FROM order_lines lines
JOIN products USING (product_id)
GROUP BY products.product_id
ORDER BY sold DESC, product_id
LIMIT 100;
