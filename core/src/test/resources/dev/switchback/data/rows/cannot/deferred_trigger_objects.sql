CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'too late'; END $$;
CREATE TABLE postponed (a int);
CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON postponed DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();
CREATE TABLE other (a int);
-- says: public\.postponed: the database refused every row; it has trigger "at_commit" \| ERROR: too late
