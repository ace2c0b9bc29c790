CREATE TABLE shrunk (a int, b int PRIMARY KEY, c text, d int REFERENCES shrunk);
ALTER TABLE shrunk DROP COLUMN a;
ALTER TABLE shrunk DROP COLUMN c;
ALTER TABLE shrunk ADD e text NOT NULL;
