DROP TABLE "naïve 表";
DROP TABLE "Büro ""d'été"" \ ☕";
