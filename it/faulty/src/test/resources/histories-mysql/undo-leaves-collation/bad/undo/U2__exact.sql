ALTER TABLE customers DEFAULT COLLATE utf8mb4_unicode_ci;
