ALTER TABLE customers DROP COLUMN touched;
