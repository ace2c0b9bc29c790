ALTER TABLE customers ADD COLUMN tenant VARCHAR(20) NOT NULL DEFAULT '${tenant}';
UPDATE customers SET tenant = '${tenant} old';
