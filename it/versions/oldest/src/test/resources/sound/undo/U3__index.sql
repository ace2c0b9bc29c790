DROP INDEX CONCURRENTLY customers_by_email;
