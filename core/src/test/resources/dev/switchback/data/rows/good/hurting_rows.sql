CREATE TABLE customer (id bigserial PRIMARY KEY, name varchar(40) NOT NULL, note text, balance numeric(12,4), score int, born date,
  seen_at timestamptz, email text, doc jsonb);
-- holds: SELECT max(length(name)) = 40 AND bool_or(name = '') AND bool_or(name <> trim(name)) FROM customer
-- holds: SELECT bool_or(octet_length(note) > length(note)) FROM customer
-- holds: SELECT count(*) = 1 FROM (SELECT FROM customer GROUP BY name, note, balance, score, born, seen_at, email, doc::text HAVING count(*) > 1) s
-- holds: SELECT bool_and(n > 0 AND n < 12) FROM (SELECT unnest(ARRAY[count(note), count(balance), count(score), count(born), count(seen_at), count(email), count(doc)]) AS n FROM customer) s
-- holds: SELECT bool_or(balance <> round(balance, 3)) AND bool_or(seen_at <> date_trunc('second', seen_at)) FROM customer
-- holds: SELECT NOT bool_or(born = 'infinity' OR born < '1500-01-01') AND max(score) < 100000000 FROM customer
-- holds: SELECT bool_or(doc = '{}') FROM customer
