-- one line above
ALTER TABEL users ADD COLUMN age int;
