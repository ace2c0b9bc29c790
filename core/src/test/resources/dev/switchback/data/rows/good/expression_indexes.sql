CREATE TABLE indexed (id int PRIMARY KEY, doc jsonb, txt text, amount text);
CREATE INDEX ON indexed ((doc ->> 'kind'));
CREATE INDEX ON indexed (lower(txt));
CREATE INDEX ON indexed USING gin (to_tsvector('simple', txt));
CREATE INDEX ON indexed ((amount::int));
CREATE UNIQUE INDEX ON indexed (md5(txt)) WHERE txt IS NOT NULL;
