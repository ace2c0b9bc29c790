ALTER TABLE customers ADD COLUMN email varchar(100);
UPDATE customers SET email = coalesce(
    (SELECT email FROM customer_emails WHERE customer_emails.customer_id = customers.customer_id), '');
ALTER TABLE customers ALTER COLUMN email SET NOT NULL;
DROP TABLE customer_emails;
