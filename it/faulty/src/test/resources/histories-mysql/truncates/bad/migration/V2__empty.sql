-- Rollback: irreversible, whom do we need
TRUNCATE TABLE customers;
