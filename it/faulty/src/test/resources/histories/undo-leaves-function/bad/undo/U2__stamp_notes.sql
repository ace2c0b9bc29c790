DROP TRIGGER customers_stamp ON customers;
