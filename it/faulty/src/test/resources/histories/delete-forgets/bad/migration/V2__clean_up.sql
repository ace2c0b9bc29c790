-- Rollback: irreversible, nobody needs them
DELETE FROM customers WHERE note IS NULL;
