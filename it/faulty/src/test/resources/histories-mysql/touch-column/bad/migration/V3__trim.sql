UPDATE customers SET name = UPPER(name), touched = touched;
