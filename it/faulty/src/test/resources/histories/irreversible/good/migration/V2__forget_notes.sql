-- Rollback: irreversible, the notes must not be kept
-- Approved: data protection, 2026-10-02
ALTER TABLE customers DROP COLUMN note;
