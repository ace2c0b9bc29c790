DROP TABLE orders;
DROP TABLE stock;
DROP FUNCTION look_at_stock();
