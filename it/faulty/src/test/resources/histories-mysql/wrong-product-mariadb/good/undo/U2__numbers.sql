DROP TABLE invoice_numbers;
