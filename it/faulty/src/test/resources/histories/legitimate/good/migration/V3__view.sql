CREATE MATERIALIZED VIEW per_customer AS SELECT customer_id, count(*) AS n FROM tickets GROUP BY 1;
CREATE UNIQUE INDEX ON per_customer (customer_id);
