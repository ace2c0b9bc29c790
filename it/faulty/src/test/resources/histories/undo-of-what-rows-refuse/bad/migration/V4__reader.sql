CREATE ROLE switchback_it_reader;
GRANT SELECT ON customers TO switchback_it_reader;
