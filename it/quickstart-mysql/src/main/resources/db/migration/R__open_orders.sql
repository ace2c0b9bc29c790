CREATE OR REPLACE VIEW open_orders AS
SELECT o.id, o.customer_id, o.status, SUM(l.total) AS total
FROM orders o JOIN order_lines l ON l.order_id = o.id
WHERE o.status IN ('new', 'paid')
GROUP BY o.id, o.customer_id, o.status;
