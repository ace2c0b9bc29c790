CREATE TABLE rates (code varchar(10) PRIMARY KEY, percent integer);
