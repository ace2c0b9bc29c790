-- Purpose: takes V1 back.
DROP TABLE products;
DROP TABLE tax_rates;
