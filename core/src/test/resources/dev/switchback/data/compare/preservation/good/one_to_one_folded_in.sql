-- setup
CREATE TABLE u (id int PRIMARY KEY, n text);
CREATE TABLE profile (user_id int PRIMARY KEY REFERENCES u, bio text, site text);
INSERT INTO u VALUES (1,'a'),(2,'b'),(3,'c');
INSERT INTO profile VALUES (1,'likes tea','a.org'),(3,'likes cake',NULL);
-- migration
ALTER TABLE u ADD bio text, ADD site text;
UPDATE u SET bio = p.bio, site = p.site FROM profile p WHERE p.user_id = u.id;
DROP TABLE profile;
