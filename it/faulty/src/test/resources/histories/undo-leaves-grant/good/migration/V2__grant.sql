GRANT SELECT, UPDATE ON customers TO pg_monitor;
