ALTER TABLE customers ADD COLUMN city varchar(20);
