-- Rollback: irreversible, the data protection officer wants them gone
ALTER TABLE customers DROP COLUMN born;
