CREATE TABLE egg (id int PRIMARY KEY, hen_id int NOT NULL CHECK (hen_id < 0));
CREATE TABLE hen (id int PRIMARY KEY CHECK (id > 0), egg_id int NOT NULL REFERENCES egg);
ALTER TABLE egg ADD FOREIGN KEY (hen_id) REFERENCES hen;
-- says: public\.egg: its parent public\.hen has no row
-- says: public\.hen: its parent public\.egg has no row
