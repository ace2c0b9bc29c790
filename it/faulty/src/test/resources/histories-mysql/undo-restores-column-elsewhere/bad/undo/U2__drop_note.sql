ALTER TABLE customers DROP COLUMN remark, DROP COLUMN sort;
