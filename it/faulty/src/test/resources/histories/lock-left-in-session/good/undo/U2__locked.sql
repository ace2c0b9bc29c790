SELECT pg_advisory_lock(4711);
ALTER TABLE customers DROP COLUMN phone;
