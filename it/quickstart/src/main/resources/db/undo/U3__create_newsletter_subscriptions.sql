-- Purpose: takes V3 back.
DROP TABLE newsletter_subscriptions;
