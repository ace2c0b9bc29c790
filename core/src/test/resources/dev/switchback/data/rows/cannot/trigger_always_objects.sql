CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never today'; END $$;
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE closed (a int);
CREATE TRIGGER keep_out BEFORE INSERT ON closed FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TABLE hole (a int);
CREATE TRIGGER nothing_stays BEFORE INSERT ON hole FOR EACH ROW EXECUTE FUNCTION swallow();
CREATE TABLE ruled (a int);
CREATE RULE not_here AS ON INSERT TO ruled DO INSTEAD NOTHING;
-- says: public\.closed: the database refused every row; it has trigger "keep_out" \| ERROR: never today
-- says: public\.hole: the database took no row .* trigger "nothing_stays"
-- says: public\.ruled: .* rule "not_here"
