ALTER TABLE customers DROP COLUMN logo;
SELECT lo_unlink(4711);
