-- one
-- two
ALTER TABLE customers
  ADD COLUMN phone text;
