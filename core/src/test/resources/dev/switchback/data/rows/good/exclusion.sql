CREATE EXTENSION btree_gist;
CREATE TABLE booking (room int NOT NULL, during tstzrange NOT NULL, EXCLUDE USING gist (room WITH =, during WITH &&));
CREATE TABLE alone (during daterange NOT NULL, EXCLUDE USING gist (during WITH &&));
CREATE TABLE circles (c circle, EXCLUDE USING gist (c WITH &&));
-- rows: circles=12
