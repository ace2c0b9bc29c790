DROP TABLE customers;
DROP SEQUENCE customer_ids;
