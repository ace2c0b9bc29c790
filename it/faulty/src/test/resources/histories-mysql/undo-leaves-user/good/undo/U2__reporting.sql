DROP USER 'reporting'@'%';
ALTER TABLE customers DROP COLUMN phone;
