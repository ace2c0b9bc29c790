DROP INDEX customers_by_phone ON customers;
ALTER TABLE customers DROP COLUMN fax;
