CREATE TABLE parent (id serial PRIMARY KEY, name text);
CREATE TABLE child (id serial PRIMARY KEY, parent_id int NOT NULL REFERENCES parent, other_id int REFERENCES parent);
CREATE TABLE extension_of_parent (id int PRIMARY KEY REFERENCES parent, note text);
CREATE TABLE tenant (tenant_id uuid PRIMARY KEY);
CREATE TABLE area (tenant_id uuid REFERENCES tenant, area_id int, PRIMARY KEY (tenant_id, area_id));
CREATE TABLE person (tenant_id uuid REFERENCES tenant, person_id int, PRIMARY KEY (tenant_id, person_id));
CREATE TABLE place (tenant_id uuid NOT NULL REFERENCES tenant, area_id int NOT NULL, person_id int,
  FOREIGN KEY (tenant_id, area_id) REFERENCES area, FOREIGN KEY (tenant_id, person_id) REFERENCES person);
CREATE TABLE full_match (a uuid, b int, FOREIGN KEY (a, b) REFERENCES area MATCH FULL);
-- holds: SELECT count(*) > 0 FROM parent p WHERE NOT EXISTS (SELECT FROM child WHERE parent_id = p.id)
-- holds: SELECT max(n) > 1 FROM (SELECT count(*) AS n FROM child GROUP BY parent_id) AS s
-- holds: SELECT bool_or(other_id IS NULL) AND NOT bool_and(other_id IS NULL) FROM child
-- holds: SELECT bool_or(person_id IS NULL) AND NOT bool_and(person_id IS NULL) FROM place
-- holds: SELECT bool_or(a IS NULL) AND NOT bool_and(a IS NULL) FROM full_match
-- rows: extension_of_parent=11
