DROP TRIGGER customers_stamp ON customers;
DROP FUNCTION stamp();
