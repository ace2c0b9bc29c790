INSERT INTO customers SELECT * FROM silent_customers;
DROP TABLE silent_customers;
