CREATE TABLE rates (code varchar(20) PRIMARY KEY, note varchar(50));
