ALTER TABLE customers ADD COLUMN address JSON;
CREATE VIEW cities AS
SELECT id, address->>'$.city' AS city FROM customers;
