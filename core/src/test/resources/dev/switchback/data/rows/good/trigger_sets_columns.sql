CREATE TABLE stamped (id int PRIMARY KEY, updated timestamptz NOT NULL, slug text NOT NULL UNIQUE);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated = now(); NEW.slug = lower(NEW.slug); RETURN NEW; END $$;
CREATE TRIGGER stamp BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
