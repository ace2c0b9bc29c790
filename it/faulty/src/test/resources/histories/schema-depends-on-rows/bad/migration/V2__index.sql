DO $$ BEGIN
  IF EXISTS (SELECT FROM customers) THEN
    CREATE INDEX customers_by_email ON customers (email);
  END IF;
END $$;
