DROP TABLE recent_orders;
DROP TABLE orders;
DROP TABLE customers;
DROP FUNCTION count_order();
