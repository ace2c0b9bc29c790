CREATE EXTENSION btree_gist;
CREATE TABLE lease (id int, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE rent (id int, lease_id int, valid daterange, PRIMARY KEY (id, valid WITHOUT OVERLAPS),
  FOREIGN KEY (lease_id, PERIOD valid) REFERENCES lease (id, PERIOD valid));
