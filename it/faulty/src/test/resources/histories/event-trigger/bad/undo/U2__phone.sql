CREATE TABLE left_behind (id int);
ALTER TABLE customers DROP COLUMN phone;
