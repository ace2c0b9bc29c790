ALTER TABLE customers ADD COLUMN phone VARCHAR(20);
CREATE USER 'reporting'@'%' IDENTIFIED BY 'Secret-123';
