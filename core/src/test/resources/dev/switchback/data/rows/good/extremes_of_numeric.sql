CREATE TABLE numbers (a numeric(1,0) NOT NULL, b numeric(2,2) NOT NULL, c numeric(38,10) NOT NULL, d numeric(3,-1), e numeric(2,5), f numeric(1000,500),
  g smallint NOT NULL CHECK (g * 100 < 32767), h numeric(5,2) NOT NULL UNIQUE);
-- holds: SELECT bool_or(scale(c) = 10 AND c <> round(c, 9)) FROM numbers
