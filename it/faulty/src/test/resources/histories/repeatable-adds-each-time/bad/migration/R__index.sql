CREATE INDEX ON customers (email);
