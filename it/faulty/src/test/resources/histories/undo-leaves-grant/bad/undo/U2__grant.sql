REVOKE UPDATE ON customers FROM pg_monitor;
