-- one line before
ALTER TABLE customers ADD COLUMN phone text;
