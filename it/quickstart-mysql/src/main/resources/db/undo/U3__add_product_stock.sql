ALTER TABLE products
    DROP CONSTRAINT products_stock,
    DROP COLUMN stock;
