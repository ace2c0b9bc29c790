ALTER TABLE customers ADD COLUMN fax varchar(20) NOT NULL;
