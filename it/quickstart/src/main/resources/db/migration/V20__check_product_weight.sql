-- Purpose: no product weighs nothing, step 1 of 2: new rows obey, old rows are mended.
-- Impact: NOT VALID reads no row. The UPDATE writes the few products with an impossible weight.
-- Rollback: exact; the impossible weights were kept, and come back where nobody entered a better one since.
-- Testing: ShopMigrationsTest.

ALTER TABLE products
    ADD CONSTRAINT products_weight_positive CHECK (weight_grams > 0) NOT VALID;

CREATE TABLE products_weight_kept (
    product_id   bigint PRIMARY KEY REFERENCES products ON DELETE CASCADE,
    weight_grams integer NOT NULL
);

INSERT INTO products_weight_kept (product_id, weight_grams)
SELECT product_id, weight_grams FROM products WHERE weight_grams <= 0;

UPDATE products SET weight_grams = NULL WHERE weight_grams <= 0;
