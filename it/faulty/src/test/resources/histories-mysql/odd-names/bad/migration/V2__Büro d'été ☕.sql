CREATE TABLE `naïve "q" ``tick`` % ☕` (`größe x` INT, `%s` INT);
ALTER TABLE customers ADD COLUMN `a``b` INT;
