-- Purpose: the life of an order, a partition for each year, so that an old year goes in an instant.
-- Impact: new tables. The default partition takes what no year takes: nothing is refused.
-- Rollback: drops the table with its partitions.
-- Testing: ShopMigrationsTest.

CREATE TABLE order_events (
    order_id    bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    occurred_at timestamptz NOT NULL,
    status      order_status NOT NULL,
    note        text
) PARTITION BY RANGE (occurred_at);

CREATE TABLE order_events_2026 PARTITION OF order_events
    FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE TABLE order_events_2027 PARTITION OF order_events
    FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00');
CREATE TABLE order_events_other PARTITION OF order_events DEFAULT;

CREATE INDEX order_events_by_order ON order_events (order_id, occurred_at);
