ALTER TABLE customers RENAME COLUMN remark TO note;
RENAME TABLE purchases TO orders;
