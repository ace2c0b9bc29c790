ALTER TABLE products
    DROP CONSTRAINT state_known,
    ADD CONSTRAINT state_known CHECK (state IN ('returned', 'lost', 'new', 'sold'));
