ALTER TABLE customers ALTER COLUMN fax SET DEFAULT '';
DELETE FROM flyway_schema_history WHERE version = '3';
