CREATE TABLE page_views (
    product_id BIGINT NOT NULL,
    viewed_at DATETIME NOT NULL,
    views INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (product_id, viewed_at)
)
PARTITION BY RANGE (YEAR(viewed_at)) (
    PARTITION before_2026 VALUES LESS THAN (2026),
    PARTITION later VALUES LESS THAN MAXVALUE
);
