CREATE TABLE rates (country varchar(2) PRIMARY KEY, rate numeric(4, 2) NOT NULL);
COPY rates FROM STDIN;
AT	20.00
DE	19.00
\.
