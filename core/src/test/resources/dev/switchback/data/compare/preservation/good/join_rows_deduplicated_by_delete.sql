-- setup
CREATE TABLE ur (id serial PRIMARY KEY, user_id int, role_id int);
INSERT INTO ur (user_id, role_id) VALUES (1,1),(1,1),(1,2),(2,1);
-- migration
DELETE FROM ur a USING ur b WHERE a.id > b.id AND a.user_id = b.user_id AND a.role_id = b.role_id;
ALTER TABLE ur ADD UNIQUE (user_id, role_id);
