CREATE TABLE whole (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE mid (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE mid_1 PARTITION OF mid FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (id);
-- says: public\.whole: it is partitioned and has no partition
-- says: public\.mid: it is partitioned and has no partition
-- says: public\.mid_1: it is partitioned and has no partition
