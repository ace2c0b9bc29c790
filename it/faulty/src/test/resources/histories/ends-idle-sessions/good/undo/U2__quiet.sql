DROP TABLE quiet;
