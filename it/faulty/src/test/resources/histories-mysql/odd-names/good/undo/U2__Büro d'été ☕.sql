ALTER TABLE customers DROP COLUMN `a``b`;
DROP TABLE `naïve "q" ``tick`` % ☕`;
