-- Rollback: irreversible, decimals are gone
-- Approved: values-rounded products.price, prices have been whole cents since 2024, SHOP-7
ALTER TABLE products ALTER COLUMN price TYPE numeric(10, 2);
