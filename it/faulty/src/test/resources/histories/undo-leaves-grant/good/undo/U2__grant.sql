REVOKE SELECT, UPDATE ON customers FROM pg_monitor;
