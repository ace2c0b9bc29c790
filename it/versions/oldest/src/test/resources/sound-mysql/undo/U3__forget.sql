DROP TRIGGER customers_email;
DROP PROCEDURE forget;
