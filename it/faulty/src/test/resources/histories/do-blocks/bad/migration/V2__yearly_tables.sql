DO $body$
DECLARE
    y integer;
BEGIN
    FOR y IN 2025..2027 LOOP
        EXECUTE format('CREATE TABLE %I (id bigint PRIMARY KEY, note varchar(10))', 'year_' || y);
    END LOOP;
END;
$body$;
