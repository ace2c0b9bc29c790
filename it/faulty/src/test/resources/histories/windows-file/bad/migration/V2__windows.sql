-- one
-- two
ALTER TABEL customers ADD COLUMN phone text;
