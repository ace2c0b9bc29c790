INSERT INTO rates (code, percent) VALUES ('std-2031', 19), ('low-2031', 7);
