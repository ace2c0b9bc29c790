ALTER TABLE products
    ADD COLUMN stock INT NOT NULL DEFAULT 0 AFTER price,
    ADD CONSTRAINT products_stock CHECK (stock >= 0);
