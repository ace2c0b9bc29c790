CREATE ROLE faulty_reporting;
GRANT SELECT ON customers TO faulty_reporting;
