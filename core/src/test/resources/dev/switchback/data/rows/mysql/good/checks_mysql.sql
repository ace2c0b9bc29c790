-- only: mysql
CREATE TABLE c (id int PRIMARY KEY, a int CHECK (a > 5 AND a < 3) NOT ENFORCED, d json, CHECK (d->>'$.kind' IN ('x', 'y')), CHECK (JSON_EXTRACT(d, '$.n.m') > 10),
  e json CHECK (JSON_TYPE(e) = 'ARRAY'), f json NOT NULL, kind varchar(10) GENERATED ALWAYS AS (f->>'$.kind') STORED NOT NULL, amount int AS (f->>'$.amount') VIRTUAL,
  at datetime AS (f->>'$.at') VIRTUAL, g varchar(20) NOT NULL CHECK (REGEXP_LIKE(g, '^[a-z]+$', 'c')), UNIQUE KEY fx ((LOWER(g))), KEY ((CAST(f->>'$.amount' AS SIGNED))));
-- holds: SELECT COUNT(*) = COUNT(kind) AND COUNT(amount) > 2 AND COUNT(d->>'$.kind') > 2 FROM c
