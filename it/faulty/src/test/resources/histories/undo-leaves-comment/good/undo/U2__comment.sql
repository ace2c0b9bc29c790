COMMENT ON TABLE customers IS 'who buys';
COMMENT ON COLUMN customers.note IS NULL;
