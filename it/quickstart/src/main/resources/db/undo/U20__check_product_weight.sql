-- Purpose: takes V20 back.
ALTER TABLE products DROP CONSTRAINT products_weight_positive;

UPDATE products
SET weight_grams = kept.weight_grams
FROM products_weight_kept kept
WHERE kept.product_id = products.product_id AND products.weight_grams IS NULL;

DROP TABLE products_weight_kept;
