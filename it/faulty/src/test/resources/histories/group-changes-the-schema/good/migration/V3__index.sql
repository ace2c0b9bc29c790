DO $$ BEGIN
  IF to_regclass('pg_temp.work') IS NOT NULL THEN
    CREATE INDEX customers_by_email ON customers (email);
  END IF;
END $$;
