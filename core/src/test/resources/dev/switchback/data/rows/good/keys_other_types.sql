CREATE TABLE by_text (code varchar(10) PRIMARY KEY);
CREATE TABLE by_enum_parent (at timestamptz PRIMARY KEY);
CREATE TABLE wide (id bigint PRIMARY KEY);
CREATE TABLE narrow (id int PRIMARY KEY, wide_id int NOT NULL REFERENCES wide, code text REFERENCES by_text, at timestamptz REFERENCES by_enum_parent);
CREATE TABLE uniquely (id int PRIMARY KEY, code text UNIQUE);
CREATE TABLE refers_to_unique (code text NOT NULL REFERENCES uniquely (code));
