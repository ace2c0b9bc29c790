-- Rollback: irreversible, fractions are gone
ALTER TABLE calls MODIFY at DATETIME NOT NULL;
