-- Purpose: the numbers of the old catalogue leave the table that everybody reads.
-- Impact: copies them, then drops the column: an instant.
-- Rollback: exact; a dropped column cannot be brought back, so the numbers are kept in a table of their own.
-- Testing: ShopMigrationsTest, LegacySkuTest.
-- Approved: drop column products.legacy_sku, products_legacy_sku has it (SHOP-402)

CREATE TABLE products_legacy_sku (
    product_id bigint PRIMARY KEY REFERENCES products ON DELETE CASCADE,
    legacy_sku varchar(40) NOT NULL
);

INSERT INTO products_legacy_sku (product_id, legacy_sku)
SELECT product_id, legacy_sku FROM products WHERE legacy_sku IS NOT NULL;

ALTER TABLE products DROP COLUMN legacy_sku;
