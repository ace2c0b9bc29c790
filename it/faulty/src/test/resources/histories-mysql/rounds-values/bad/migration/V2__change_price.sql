-- Rollback: irreversible, decimals are gone
ALTER TABLE products MODIFY price DECIMAL(10, 2);
