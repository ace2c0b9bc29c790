-- Rollback: irreversible, decimals are gone
ALTER TABLE products MODIFY weight FLOAT;
