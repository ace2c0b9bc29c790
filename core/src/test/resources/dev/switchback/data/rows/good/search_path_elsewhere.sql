CREATE SCHEMA app; CREATE SCHEMA types;
CREATE TYPE types.level AS ENUM ('low', 'high');
CREATE DOMAIN types.share AS numeric(3,2) CHECK (VALUE BETWEEN 0 AND 1);
CREATE FUNCTION app.fine(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN length($1) > 4;
CREATE TABLE app.gauge (id serial PRIMARY KEY, level types.level NOT NULL, share types.share, label text NOT NULL CHECK (app.fine(label)));
CREATE TABLE app.reading (gauge_id int NOT NULL REFERENCES app.gauge);
