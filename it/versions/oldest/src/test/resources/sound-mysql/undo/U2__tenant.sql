ALTER TABLE customers DROP COLUMN tenant;
