-- Purpose: takes V25 back.
REVOKE SELECT (order_id, status, placed_at, currency) ON orders FROM "${reportingRole}";
REVOKE SELECT ON order_totals FROM "${reportingRole}";

COMMENT ON COLUMN orders.currency IS NULL;
COMMENT ON TABLE orders IS NULL;
COMMENT ON TABLE customers IS 'Everybody who ever ordered';
