ALTER TABLE customers DROP COLUMN `a``b`;
