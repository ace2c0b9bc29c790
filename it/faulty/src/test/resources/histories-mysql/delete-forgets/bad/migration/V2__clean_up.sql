DELETE FROM customers WHERE note IS NULL;
