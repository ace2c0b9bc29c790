CREATE TABLE quiet (name varchar(20));
SELECT pg_backend_pid();
