-- Purpose: password hints gave passwords away; nothing shows them since release 4.
-- Impact: an instant; the column is gone at once, its bytes when rows are next written.
-- Rollback: irreversible, the hints must not be kept anywhere
-- Approved: drop column customers.password_hint and irreversible, so data protection wants it (2026-10-02, SHOP-418)
-- Testing: ShopMigrationsTest.

ALTER TABLE customers DROP COLUMN password_hint;
