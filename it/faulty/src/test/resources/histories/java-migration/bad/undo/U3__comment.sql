COMMENT ON COLUMN customers.phone IS NULL;
