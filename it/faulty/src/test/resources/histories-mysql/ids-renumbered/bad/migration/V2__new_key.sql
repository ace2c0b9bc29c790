-- Rollback: irreversible, the old numbers are gone
ALTER TABLE customers DROP COLUMN id;
ALTER TABLE customers ADD COLUMN id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST;
