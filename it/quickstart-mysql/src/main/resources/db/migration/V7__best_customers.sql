CREATE SQL SECURITY INVOKER VIEW best_customers AS
SELECT c.id, c.email, n.orders
FROM customers c JOIN order_counts n ON n.customer_id = c.id
WHERE n.orders > 10;
