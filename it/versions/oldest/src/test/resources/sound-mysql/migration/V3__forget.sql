DELIMITER //
CREATE PROCEDURE forget(days INT)
BEGIN
    DELETE FROM customers WHERE note IS NULL AND customer_id < 0;
END//
DELIMITER ;
/*!50003 CREATE TRIGGER customers_email BEFORE INSERT ON customers FOR EACH ROW SET NEW.email = LOWER(NEW.email) */;
