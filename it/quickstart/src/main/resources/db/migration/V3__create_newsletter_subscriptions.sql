-- Purpose: who gets the newsletter. The form takes every address; double entries are dealt with in V9.
-- Impact: a new table.
-- Rollback: drops the table.
-- Testing: ShopMigrationsTest.

CREATE TABLE newsletter_subscriptions (
    subscription_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email           varchar(320) NOT NULL,
    source          varchar(50),
    subscribed_at   timestamptz NOT NULL DEFAULT now()
);
