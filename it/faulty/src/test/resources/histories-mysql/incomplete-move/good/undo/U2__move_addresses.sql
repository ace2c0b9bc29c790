ALTER TABLE customers ADD COLUMN street VARCHAR(50), ADD COLUMN city VARCHAR(50);
UPDATE customers JOIN addresses ON addresses.customer_id = customers.id
    SET customers.street = addresses.street, customers.city = addresses.city;
DROP TABLE addresses;
