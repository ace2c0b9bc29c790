DROP TABLE places;
DROP TABLE measurements;
