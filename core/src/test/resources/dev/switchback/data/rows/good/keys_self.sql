CREATE TABLE node (id bigserial PRIMARY KEY, parent_id bigint REFERENCES node, label text);
CREATE TABLE rooted (id int PRIMARY KEY, root_id int NOT NULL REFERENCES rooted);
CREATE TABLE strict_tree (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id int REFERENCES strict_tree,
  CHECK (parent_id <> id));
-- holds: SELECT bool_or(parent_id IS NULL) AND NOT bool_and(parent_id IS NULL) FROM node
-- holds: SELECT nextval('node_id_seq') > max(id) FROM node
-- holds: SELECT NOT bool_and(parent_id IS NULL) FROM strict_tree
