CREATE TABLE full (id int PRIMARY KEY, x int NOT NULL);
CREATE TRIGGER full_bi BEFORE INSERT ON full FOR EACH ROW INSERT INTO full VALUES (NEW.id + 1, 2);
CREATE TABLE other (id int PRIMARY KEY);
CREATE TABLE needs (id int PRIMARY KEY, other_id int NOT NULL, CONSTRAINT needs_other FOREIGN KEY (other_id) REFERENCES other (id));
CREATE TRIGGER needs_bi BEFORE INSERT ON needs FOR EACH ROW SET NEW.other_id = -1;
-- says: full: the database refused every row; it has trigger "full_bi" \| Can't update table 'full'
-- says: needs: the database refused every row; it has trigger "needs_bi" \| Cannot add or update a child row.*needs_other
