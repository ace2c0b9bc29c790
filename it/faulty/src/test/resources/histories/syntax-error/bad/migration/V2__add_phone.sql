-- one line before
ALTER TABEL customers ADD COLUMN phone text;
