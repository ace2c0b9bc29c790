CREATE TABLE quiet (name varchar(20));
SELECT pg_terminate_backend(pg_backend_pid());
