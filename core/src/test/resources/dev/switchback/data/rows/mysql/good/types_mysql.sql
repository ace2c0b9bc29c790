-- only: mysql
CREATE TABLE places (id int PRIMARY KEY, a point NOT NULL SRID 4326, b geometry SRID 0, c point SRID 3857, d json DEFAULT (JSON_ARRAY()),
  e varchar(36) DEFAULT (UUID()), f binary(16) DEFAULT (UUID_TO_BIN(UUID())), g int INVISIBLE DEFAULT 7,
  h varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin, i char(5) CHARACTER SET gb18030, SPATIAL KEY (a));
-- holds: SELECT COUNT(DISTINCT g) > 1 AND COUNT(DISTINCT e) > 5 FROM places
-- holds: SELECT COUNT(DISTINCT ST_AsText(a)) > 2 FROM places
