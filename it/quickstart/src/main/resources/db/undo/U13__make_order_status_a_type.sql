-- Purpose: takes V13 back.
ALTER TABLE orders
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN status TYPE text USING status::text,
    ALTER COLUMN status SET DEFAULT 'new',
    ADD CONSTRAINT orders_status_known CHECK (status IN ('new', 'paid', 'shipped', 'delivered', 'cancelled'));

DROP TYPE order_status;
