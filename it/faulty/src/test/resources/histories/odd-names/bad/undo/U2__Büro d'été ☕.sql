ALTER TABLE "naïve 表" DROP CONSTRAINT "naïve 表_select_fkey";
DROP TABLE "Büro ""d'été"" \ ☕";
