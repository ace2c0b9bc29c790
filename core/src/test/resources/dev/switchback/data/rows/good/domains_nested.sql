CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN percent AS positive CHECK (VALUE <= 100);
CREATE DOMAIN email AS text CHECK (VALUE ~* '^[A-Z0-9._%+-]+@[A-Z0-9.-]+\.[A-Z]{2,}$');
CREATE DOMAIN required AS text NOT NULL CHECK (VALUE <> '');
CREATE TYPE pair AS (low positive, high positive);
CREATE TABLE domained (p percent, e email NOT NULL, r required, ps positive[] NOT NULL, c pair, pr positive CHECK (pr % 7 = 0));
-- holds: SELECT bool_or(p IS NULL) AND count(DISTINCT e) > 3 FROM domained
