CREATE TABLE city (name text NOT NULL, people int CHECK (people > 10));
CREATE TABLE capital (country char(2)) INHERITS (city);
-- holds: SELECT count(*) = 24 FROM city
