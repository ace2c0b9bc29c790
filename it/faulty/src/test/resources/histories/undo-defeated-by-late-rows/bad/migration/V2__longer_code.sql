ALTER TABLE products ALTER COLUMN code TYPE varchar(40);
