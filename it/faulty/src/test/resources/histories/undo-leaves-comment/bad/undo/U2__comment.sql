COMMENT ON TABLE customers IS 'who buys';
