-- Purpose: the reporting tool reads totals, and only the harmless columns of orders; the schema explains itself.
-- Impact: an instant; catalog only. The role is made by the administrators: its name is a placeholder in flyway.conf.
-- Rollback: exact; comments as they were, rights taken back.
-- Testing: ShopMigrationsTest.

COMMENT ON TABLE customers IS 'One row for each person who ordered or has an account';
COMMENT ON TABLE orders IS 'What was ordered; the lines are in order_lines';
COMMENT ON COLUMN orders.currency IS 'ISO 4217, in capitals';

GRANT SELECT ON order_totals TO "${reportingRole}";
GRANT SELECT (order_id, status, placed_at, currency) ON orders TO "${reportingRole}";
