DROP TABLE orders;
DROP TABLE stock;
