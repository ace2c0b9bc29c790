CREATE INDEX customers_by_email ON customers (email);
