CREATE TABLE team (id int PRIMARY KEY, lead_id int NOT NULL, name text);
CREATE TABLE member (id bigserial PRIMARY KEY, team_id int NOT NULL REFERENCES team, boss_id bigint REFERENCES member);
ALTER TABLE team ADD FOREIGN KEY (lead_id) REFERENCES member;
CREATE TABLE a (id int PRIMARY KEY, b_id int, x text);
CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a DEFERRABLE INITIALLY DEFERRED, CHECK (a_id > 0));
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
CREATE TABLE one (id uuid PRIMARY KEY, three_id uuid UNIQUE NOT NULL);
CREATE TABLE two (id uuid PRIMARY KEY, one_id uuid UNIQUE NOT NULL REFERENCES one);
CREATE TABLE three (id uuid PRIMARY KEY, two_id uuid UNIQUE NOT NULL REFERENCES two);
ALTER TABLE one ADD FOREIGN KEY (three_id) REFERENCES three;
-- holds: SELECT nextval('member_id_seq') > max(id) FROM member
-- holds: SELECT count(a.b_id) > 0 AND count(a.b_id) < count(*) FROM a
