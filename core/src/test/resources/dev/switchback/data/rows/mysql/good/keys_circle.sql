CREATE TABLE team (id int AUTO_INCREMENT PRIMARY KEY, lead_id bigint NOT NULL, name varchar(30));
CREATE TABLE member (id bigint AUTO_INCREMENT PRIMARY KEY, team_id int NOT NULL, boss_id bigint, FOREIGN KEY (team_id) REFERENCES team (id), FOREIGN KEY (boss_id) REFERENCES member (id));
ALTER TABLE team ADD FOREIGN KEY (lead_id) REFERENCES member (id);
CREATE TABLE a (id int PRIMARY KEY, b_id int, x text);
CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL, FOREIGN KEY (a_id) REFERENCES a (id), CHECK (id > 0));
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id);
CREATE TABLE one (id char(36) CHARACTER SET latin1 PRIMARY KEY, three_id char(36) CHARACTER SET latin1 UNIQUE NOT NULL);
CREATE TABLE two (id char(36) CHARACTER SET latin1 PRIMARY KEY, one_id char(36) CHARACTER SET latin1 UNIQUE NOT NULL, FOREIGN KEY (one_id) REFERENCES one (id));
CREATE TABLE three (id char(36) CHARACTER SET latin1 PRIMARY KEY, two_id char(36) CHARACTER SET latin1 UNIQUE NOT NULL, FOREIGN KEY (two_id) REFERENCES two (id));
ALTER TABLE one ADD FOREIGN KEY (three_id) REFERENCES three (id);
-- holds: SELECT COUNT(b_id) > 0 AND COUNT(b_id) < COUNT(*) FROM a
-- holds: SELECT COUNT(*) = 12 FROM one JOIN two ON two.one_id = one.id JOIN three ON three.two_id = two.id
-- holds: SELECT @@foreign_key_checks = 1
