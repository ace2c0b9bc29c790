REVOKE SELECT ON customers FROM faulty_reporting;
DROP ROLE faulty_reporting;
