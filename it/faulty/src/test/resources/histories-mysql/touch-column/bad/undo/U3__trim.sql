UPDATE customers SET name = LOWER(name);
