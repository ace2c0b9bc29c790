ALTER TABLE customers ADD COLUMN greeting text DEFAULT 'Dear ${name}; hello';
