CREATE TYPE state AS ENUM ('CREATED', 'RUNNING', 'KILLED');
CREATE FUNCTION state_of(text) RETURNS state LANGUAGE sql IMMUTABLE RETURN $1::state;
CREATE FUNCTION moment(text) RETURNS timestamp LANGUAGE sql IMMUTABLE RETURN $1::timestamp;
CREATE TABLE executions (
  key text PRIMARY KEY, value jsonb NOT NULL,
  deleted bool NOT NULL GENERATED ALWAYS AS ((value ->> 'deleted')::bool) STORED,
  flow text NOT NULL GENERATED ALWAYS AS (value ->> 'flowId') STORED,
  state state NOT NULL GENERATED ALWAYS AS (state_of(value #>> '{state,current}')) STORED,
  started timestamp NOT NULL GENERATED ALWAYS AS (moment(value -> 'state' ->> 'startDate')) STORED,
  ended timestamp GENERATED ALWAYS AS (moment(value #>> '{state,endDate}')) STORED,
  attempt int GENERATED ALWAYS AS ((value ->> 'attempt')::int) STORED);
CREATE TABLE offers (id int PRIMARY KEY, payload json CHECK (payload ->> 'kind' IN ('gold', 'gem') AND (payload ->> 'n')::int > 3),
  total int GENERATED ALWAYS AS (id * 2) VIRTUAL);
-- holds: SELECT count(DISTINCT state) > 1 FROM executions
