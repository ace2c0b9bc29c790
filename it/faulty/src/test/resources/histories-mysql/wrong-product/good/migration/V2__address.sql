ALTER TABLE customers ADD COLUMN address JSON;
CREATE VIEW cities AS
SELECT id, JSON_UNQUOTE(JSON_EXTRACT(address, '$.city')) AS city FROM customers;
