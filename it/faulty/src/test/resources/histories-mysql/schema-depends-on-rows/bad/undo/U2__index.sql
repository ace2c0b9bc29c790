SET @s = IF(EXISTS (SELECT * FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'customers_by_name'), 'DROP INDEX customers_by_name ON customers', 'DO 0');
PREPARE p FROM @s;
EXECUTE p;
DEALLOCATE PREPARE p;
