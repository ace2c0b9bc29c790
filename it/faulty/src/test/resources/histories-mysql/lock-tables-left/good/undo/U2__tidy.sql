LOCK TABLES customers WRITE;
UPDATE customers SET note = 'y' WHERE id < 0;
UNLOCK TABLES;
