ALTER TABLE customers ADD COLUMN phone text, ADD COLUMN fax text;
