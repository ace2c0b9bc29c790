RENAME TABLE orders TO purchases;
ALTER TABLE customers RENAME COLUMN note TO remark;
