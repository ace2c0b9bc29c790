CREATE TABLE owned_by_extension (a int);
CREATE EXTENSION citext;
ALTER EXTENSION citext ADD TABLE owned_by_extension;
-- says: public\.owned_by_extension: it belongs to an extension
