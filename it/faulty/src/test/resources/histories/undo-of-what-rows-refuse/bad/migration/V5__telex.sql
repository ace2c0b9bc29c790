ALTER TABLE customers ADD COLUMN telex varchar(20) NOT NULL;
