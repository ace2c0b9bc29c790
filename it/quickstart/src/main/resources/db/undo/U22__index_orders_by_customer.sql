-- Purpose: takes V22 back.
DROP INDEX CONCURRENTLY IF EXISTS orders_by_customer;
