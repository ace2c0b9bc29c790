-- Purpose: takes V21 back. A constraint cannot be made unvalidated: it is made anew.
ALTER TABLE products
    DROP CONSTRAINT products_weight_positive,
    ADD CONSTRAINT products_weight_positive CHECK (weight_grams > 0) NOT VALID;
