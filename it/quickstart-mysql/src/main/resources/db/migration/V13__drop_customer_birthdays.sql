-- Rollback: irreversible, the data protection officer wants them gone
-- Approved: drop column customers.born and irreversible, nobody may keep them (data protection, 2026-10-02)
ALTER TABLE customers DROP COLUMN born;
