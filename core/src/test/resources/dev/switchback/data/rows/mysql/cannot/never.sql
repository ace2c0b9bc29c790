CREATE TABLE impossible (id int PRIMARY KEY, a int NOT NULL, CONSTRAINT never_true CHECK (a > 5 AND a < 3));
CREATE TABLE orphan (id int PRIMARY KEY, parent_id int NOT NULL, CONSTRAINT orphan_fk FOREIGN KEY (parent_id) REFERENCES impossible (id));
CREATE TABLE fine (id int PRIMARY KEY, parent_id int, FOREIGN KEY (parent_id) REFERENCES impossible (id));
CREATE TABLE closed (id int PRIMARY KEY, x int);
CREATE TRIGGER keep_out BEFORE INSERT ON closed FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'never today';
CREATE TABLE hole (a int) ENGINE=BLACKHOLE;
CREATE TABLE nowhere (a int NOT NULL) PARTITION BY LIST (a + a) (PARTITION p VALUES IN (7));
-- only: mysql
-- says: impossible: no value was found for a that meets check "never_true"
-- says: orphan: its parent impossible has no row to refer to \(foreign key "orphan_fk"\)
-- says: closed: the database refused every row; it has trigger "keep_out" \| .*never today
-- says: hole: its storage engine is BLACKHOLE, which keeps no row
-- says: nowhere: no value was found for a that meets the partitions' bounds
