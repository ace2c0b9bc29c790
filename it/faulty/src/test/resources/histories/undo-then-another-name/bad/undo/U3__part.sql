DO $$ BEGIN EXECUTE 'DROP TABLE part_' || (SELECT last_value FROM parts); END $$;
