CREATE TYPE weekday AS ENUM ('mon', 'tue', 'wed');
CREATE TABLE planned (id int PRIMARY KEY, day weekday NOT NULL, other weekday[] NOT NULL DEFAULT '{}', auth_method varchar(20) DEFAULT 'uaa',
  CHECK (day <> 'tue'));
-- holds: SELECT bool_and(auth_method = 'uaa') FROM planned
-- holds: SELECT count(DISTINCT day) = 2 FROM planned
