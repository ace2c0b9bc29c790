DROP EVENT forget;
