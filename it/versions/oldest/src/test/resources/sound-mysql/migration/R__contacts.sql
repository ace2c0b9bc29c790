CREATE OR REPLACE VIEW contacts AS SELECT email FROM customers;
