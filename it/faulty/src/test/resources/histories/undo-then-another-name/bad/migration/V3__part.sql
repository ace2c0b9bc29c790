DO $$ BEGIN EXECUTE 'CREATE TABLE part_' || nextval('parts') || ' (id int)'; END $$;
