ALTER TABLE customers DROP COLUMN fax;
DELETE FROM flyway_schema_history WHERE version = '3';
