CREATE TABLE defaulted (id int PRIMARY KEY, status text NOT NULL DEFAULT 'NEW', n int DEFAULT 41, flag boolean NOT NULL DEFAULT false,
  at timestamptz NOT NULL DEFAULT now(), token uuid DEFAULT gen_random_uuid(), label varchar(10) DEFAULT 'none');
-- holds: SELECT bool_or(status = 'NEW') AND bool_or(n = 41) AND bool_or(n <> 41) AND bool_or(flag) AND bool_or(NOT flag) FROM defaulted
-- holds: SELECT bool_and(at <> now()) AND count(DISTINCT at) > 3 FROM defaulted
