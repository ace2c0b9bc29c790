ALTER TABLE hot SET LOGGED;
ALTER TABLE customers ADD COLUMN since timestamptz NOT NULL DEFAULT now();
ALTER TABLE customers ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
