-- An order that was returned meanwhile counts as sent.
UPDATE orders SET status = 'sent' WHERE status = 'returned';
ALTER TABLE orders MODIFY COLUMN status ENUM('new', 'paid', 'sent') NOT NULL DEFAULT 'new';
