CREATE EVENT forget_old_page_views
    ON SCHEDULE EVERY 1 MONTH STARTS '2026-01-01 03:00:00'
    COMMENT 'kept for two years'
    DO DELETE FROM page_views WHERE viewed_at < CURRENT_DATE - INTERVAL 2 YEAR;
