ALTER TABLE customers COMMENT = 'those who pay', MODIFY COLUMN note VARCHAR(200) DEFAULT 'x' COMMENT 'as on the bill';
