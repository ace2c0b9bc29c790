ALTER TABLE orders MODIFY COLUMN status ENUM('new', 'paid', 'sent', 'returned') NOT NULL DEFAULT 'new';
