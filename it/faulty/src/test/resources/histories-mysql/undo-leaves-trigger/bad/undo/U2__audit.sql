ALTER TABLE customers DROP COLUMN audited;
