-- Purpose: takes V18 back. The partitions go with their table.
DROP TABLE order_events;
