DROP TABLE t;
DROP VIEW customer_names;
