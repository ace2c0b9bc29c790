SET NAMES utf8mb4;
ALTER TABLE customers ADD COLUMN phone INET6 INVISIBLE, ADD INDEX customers_phone (phone) IGNORED;
