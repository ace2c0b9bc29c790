-- the column with the default ${tenant}
ALTER TABLE customers DROP COLUMN tenant;
