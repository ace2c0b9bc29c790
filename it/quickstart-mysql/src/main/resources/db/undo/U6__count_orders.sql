DROP PROCEDURE count_orders;
DROP TABLE order_counts;
