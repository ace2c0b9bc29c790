-- setup
CREATE TABLE o (id int PRIMARY KEY);
CREATE TABLE line (o int, sku text, qty int, PRIMARY KEY (o, sku));
INSERT INTO o VALUES (1),(2);
INSERT INTO line VALUES (1,'tea-1',2),(1,'cup-2',1),(2,'tea-1',5);
-- migration
ALTER TABLE o ADD lines jsonb;
UPDATE o SET lines = (SELECT jsonb_agg(to_jsonb(line)) FROM line WHERE line.o = o.id);
DROP TABLE line;
