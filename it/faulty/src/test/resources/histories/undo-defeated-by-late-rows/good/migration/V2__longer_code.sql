ALTER TABLE products ADD CONSTRAINT code_short CHECK (length(code) <= 10);
ALTER TABLE products ALTER COLUMN code TYPE varchar(40);
