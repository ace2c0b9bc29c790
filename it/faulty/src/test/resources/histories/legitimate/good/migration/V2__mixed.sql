CREATE UNLOGGED TABLE hot (id int PRIMARY KEY, seen timestamptz DEFAULT now());
CREATE SEQUENCE numbers CACHE 50;
CREATE TABLE tickets (ticket_id bigint PRIMARY KEY DEFAULT nextval('numbers'), customer_id bigint REFERENCES customers DEFERRABLE INITIALLY DEFERRED, made timestamptz NOT NULL DEFAULT now());
ALTER SEQUENCE numbers OWNED BY tickets.ticket_id;
CREATE TEMPORARY TABLE work AS SELECT customer_id FROM customers;
INSERT INTO tickets (customer_id) SELECT customer_id FROM work;
NOTIFY changes, 'mixed';
LISTEN changes;
