-- Purpose: takes V23 back.
ALTER TABLE products ADD COLUMN legacy_sku varchar(40);

UPDATE products
SET legacy_sku = kept.legacy_sku
FROM products_legacy_sku kept
WHERE kept.product_id = products.product_id;

DROP TABLE products_legacy_sku;
