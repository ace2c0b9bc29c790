ALTER TABLE customers MODIFY note VARCHAR(300) DEFAULT 'none', ADD CONSTRAINT short CHECK (char_length(note) <= 200);
