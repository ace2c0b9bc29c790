REVOKE SELECT ON customers FROM faulty_reporting;
