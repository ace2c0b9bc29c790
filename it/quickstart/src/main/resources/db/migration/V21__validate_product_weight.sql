-- Purpose: no product weighs nothing, step 2 of 2: the check holds for every row, and the planner may trust it.
-- Impact: reads products once; others go on writing. In a file of its own, so that V20's lock is gone by now.
-- Rollback: exact; the check stands as V20 left it, not validated.
-- Testing: ShopMigrationsTest.

ALTER TABLE products VALIDATE CONSTRAINT products_weight_positive;
