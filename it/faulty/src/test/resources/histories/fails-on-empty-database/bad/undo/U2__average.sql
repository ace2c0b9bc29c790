DROP TABLE averages;
