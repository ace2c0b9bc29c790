UPDATE customers SET note = '' WHERE note IS NULL;
