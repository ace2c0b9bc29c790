ALTER TABLE customers ADD COLUMN tenant text DEFAULT '${tenant}';
