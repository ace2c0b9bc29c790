-- Rollback: irreversible, the old notes are not kept
UPDATE customers SET note = 'see file';
