DROP TABLE tickets;
DROP TABLE hot;
