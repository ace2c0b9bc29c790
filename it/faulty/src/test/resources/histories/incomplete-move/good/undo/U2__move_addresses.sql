ALTER TABLE customers ADD COLUMN street varchar(50), ADD COLUMN city varchar(50);
UPDATE customers SET street = addresses.street, city = addresses.city
FROM addresses WHERE addresses.customer_id = customers.customer_id;
DROP TABLE addresses;
