SET @s = IF(EXISTS (SELECT * FROM customers), 'CREATE INDEX customers_by_name ON customers (name)', 'DO 0');
PREPARE p FROM @s;
EXECUTE p;
DEALLOCATE PREPARE p;
