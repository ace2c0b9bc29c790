ALTER TABLE customers ADD COLUMN tenant varchar(20) NOT NULL DEFAULT '${tenant}';
UPDATE customers SET tenant = '${tenant} old';
