SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND state = 'idle' AND pid <> pg_backend_pid();
CREATE TABLE quiet (name varchar(20));
