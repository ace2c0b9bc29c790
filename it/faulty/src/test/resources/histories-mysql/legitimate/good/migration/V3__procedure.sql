DELIMITER $$
CREATE PROCEDURE add_column_once()
BEGIN
    IF NOT EXISTS (SELECT * FROM information_schema.columns
                   WHERE table_schema = DATABASE() AND table_name = 'customers' AND column_name = 'phone') THEN
        ALTER TABLE customers ADD COLUMN phone VARCHAR(20) AFTER name;
    END IF;
END$$
DELIMITER ;
CALL add_column_once();
DROP PROCEDURE add_column_once;
