CREATE OR REPLACE VIEW contacts AS SELECT name FROM customers;
