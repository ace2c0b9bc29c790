COMMENT ON COLUMN customers.phone IS 'as dialled';
