COMMENT ON TABLE customers IS 'who bought';
COMMENT ON COLUMN customers.note IS 'free text';
