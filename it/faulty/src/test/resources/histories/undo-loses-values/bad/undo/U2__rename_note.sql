ALTER TABLE customers DROP COLUMN remark;
ALTER TABLE customers ADD COLUMN note varchar(100);
