LOCK TABLES customers WRITE;
UPDATE customers SET note = 'x' WHERE id < 0;
