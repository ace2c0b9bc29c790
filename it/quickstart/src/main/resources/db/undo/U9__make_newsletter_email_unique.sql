-- Purpose: takes V9 back.
ALTER TABLE newsletter_subscriptions DROP CONSTRAINT newsletter_subscriptions_email_unique;

INSERT INTO newsletter_subscriptions (subscription_id, email, source, subscribed_at)
OVERRIDING SYSTEM VALUE
SELECT subscription_id, email, source, subscribed_at FROM newsletter_subscriptions_set_aside;

DROP TABLE newsletter_subscriptions_set_aside;
