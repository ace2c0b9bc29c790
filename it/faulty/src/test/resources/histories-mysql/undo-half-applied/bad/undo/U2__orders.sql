ALTER TABLE orders COMMENT = 'going';
DROP INDEX orders_by_customer ON orders;
DROP TABLE orders;
