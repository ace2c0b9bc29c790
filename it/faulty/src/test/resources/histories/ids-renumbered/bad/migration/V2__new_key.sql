-- Rollback: irreversible, the old numbers are gone
ALTER TABLE customers DROP COLUMN customer_id;
ALTER TABLE customers ADD COLUMN customer_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
