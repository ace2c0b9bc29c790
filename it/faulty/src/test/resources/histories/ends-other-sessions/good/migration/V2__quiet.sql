SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = 'old batch job' AND datname = current_database() AND pid <> pg_backend_pid();
CREATE TABLE quiet (name varchar(20));
