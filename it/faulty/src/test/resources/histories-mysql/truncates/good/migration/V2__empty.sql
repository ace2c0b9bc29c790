DELETE FROM customers WHERE name = 'no such name has been given';
