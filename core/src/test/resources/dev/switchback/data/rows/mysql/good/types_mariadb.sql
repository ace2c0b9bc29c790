-- only: mariadb
CREATE TABLE m (id uuid PRIMARY KEY DEFAULT uuid(), a inet4, b inet6 NOT NULL, c uuid, d json NOT NULL, e varchar(50) COMPRESSED,
  f int INVISIBLE DEFAULT 3, g json CHECK (json_value(g, '$.n') > 3));
CREATE SEQUENCE s START WITH 100;
CREATE TABLE numbered (id bigint DEFAULT NEXTVAL(s) PRIMARY KEY, x varchar(3));
CREATE TABLE versioned (id int PRIMARY KEY, x varchar(10)) WITH SYSTEM VERSIONING;
CREATE TABLE versioned2 (id int PRIMARY KEY, x varchar(10), f timestamp(6) GENERATED ALWAYS AS ROW START, t timestamp(6) GENERATED ALWAYS AS ROW END,
  PERIOD FOR SYSTEM_TIME (f, t)) WITH SYSTEM VERSIONING;
CREATE TABLE booked (room int NOT NULL, f date, t date, PERIOD FOR p (f, t), UNIQUE (room, p WITHOUT OVERLAPS));
CREATE TABLE aria (id int PRIMARY KEY, x varchar(10)) ENGINE=Aria;
CREATE TABLE uuid_child (id int PRIMARY KEY, m uuid NOT NULL, n bigint, FOREIGN KEY (m) REFERENCES m (id), FOREIGN KEY (n) REFERENCES numbered (id));
-- holds: SELECT NEXTVAL(s) > MAX(id) AND COUNT(*) = 12 FROM numbered
-- holds: SELECT COUNT(DISTINCT b) > 3 AND SUM(JSON_VALID(d)) = 12 FROM m
-- holds: SELECT COUNT(*) = 12 AND MAX(t) > '2037-01-01' FROM versioned2
