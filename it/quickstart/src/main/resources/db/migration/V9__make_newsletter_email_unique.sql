-- Purpose: one newsletter per address.
-- Impact: reads newsletter_subscriptions twice and blocks writes meanwhile. Of each address the oldest entry stays;
--         the others are set aside, not deleted.
-- Rollback: exact; the entries that were set aside come back under their old ids.
-- Testing: ShopMigrationsTest.

-- Nobody may add a duplicate between the clean-up and the constraint.
LOCK TABLE newsletter_subscriptions IN SHARE ROW EXCLUSIVE MODE;

CREATE TABLE newsletter_subscriptions_set_aside (
    subscription_id bigint PRIMARY KEY,
    email           varchar(320) NOT NULL,
    source          varchar(50),
    subscribed_at   timestamptz NOT NULL
);

WITH removed AS (
    DELETE FROM newsletter_subscriptions newer
    USING newsletter_subscriptions older
    WHERE older.email = newer.email AND older.subscription_id < newer.subscription_id
    RETURNING newer.*
)
INSERT INTO newsletter_subscriptions_set_aside (subscription_id, email, source, subscribed_at)
SELECT subscription_id, email, source, subscribed_at FROM removed;

ALTER TABLE newsletter_subscriptions
    ADD CONSTRAINT newsletter_subscriptions_email_unique UNIQUE (email);
