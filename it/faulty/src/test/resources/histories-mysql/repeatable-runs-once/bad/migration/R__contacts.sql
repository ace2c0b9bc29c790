CREATE VIEW contacts AS SELECT name FROM customers;
