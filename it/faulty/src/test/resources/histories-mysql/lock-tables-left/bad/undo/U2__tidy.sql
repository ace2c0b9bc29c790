UPDATE customers SET note = 'y' WHERE id < 0;
