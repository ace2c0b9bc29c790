-- Rollback: tested
ALTER TABLE customers ADD COLUMN remark VARCHAR(10);
ALTER TABLE customers ADD COLUMN sort INT AFTER id;
ALTER TABLE customers MODIFY COLUMN note VARCHAR(200) AFTER id;
