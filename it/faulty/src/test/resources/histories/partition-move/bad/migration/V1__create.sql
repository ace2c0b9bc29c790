CREATE TABLE events (id bigint NOT NULL, year int NOT NULL, note text, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
