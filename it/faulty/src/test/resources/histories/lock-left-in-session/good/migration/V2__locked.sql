SELECT pg_advisory_lock(4711);
ALTER TABLE customers ADD COLUMN phone varchar(20);
