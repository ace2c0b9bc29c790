ALTER TABLE products ALTER COLUMN code TYPE varchar(10);
ALTER TABLE products DROP CONSTRAINT code_short;
