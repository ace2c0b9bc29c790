CREATE TABLE impossible (id int PRIMARY KEY, a int NOT NULL CHECK (a > 5 AND a < 3));
CREATE TABLE orphan (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES impossible);
CREATE TABLE fine (id int PRIMARY KEY, parent_id int REFERENCES impossible);
-- says: public\.impossible: no value was found for a that meets check "impossible_a_check"
-- says: public\.orphan: its parent public\.impossible has no row to refer to \(foreign key "orphan_parent_id_fkey"\)
