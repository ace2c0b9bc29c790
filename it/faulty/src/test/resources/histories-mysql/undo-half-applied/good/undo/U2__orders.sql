ALTER TABLE orders DROP FOREIGN KEY orders_customer;
DROP INDEX orders_by_customer ON orders;
DROP TABLE orders;
