ALTER TABLE customers ADD COLUMN logo oid;
SELECT lo_create(4711);
