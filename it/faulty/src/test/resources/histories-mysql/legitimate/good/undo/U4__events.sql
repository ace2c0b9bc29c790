DROP VIEW recent;
DROP TABLE events;
