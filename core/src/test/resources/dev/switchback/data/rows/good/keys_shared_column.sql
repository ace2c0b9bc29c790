CREATE TABLE shop (id int PRIMARY KEY);
CREATE TABLE item (shop_id int REFERENCES shop, no int, kind text NOT NULL CHECK (kind IN ('a', 'b')), PRIMARY KEY (shop_id, no), UNIQUE (shop_id, no, kind));
CREATE TABLE item_a (shop_id int, no int, kind text NOT NULL DEFAULT 'a' CHECK (kind = 'a'), extra text, PRIMARY KEY (shop_id, no),
  FOREIGN KEY (shop_id, no, kind) REFERENCES item (shop_id, no, kind));
CREATE TABLE clerk (shop_id int REFERENCES shop, no int, boss_no int, PRIMARY KEY (shop_id, no), FOREIGN KEY (shop_id, boss_no) REFERENCES clerk);
CREATE TABLE sale (id serial PRIMARY KEY, shop_id int NOT NULL, item_no int NOT NULL, clerk_no int,
  FOREIGN KEY (shop_id, item_no) REFERENCES item, FOREIGN KEY (shop_id, clerk_no) REFERENCES clerk);
-- holds: SELECT count(clerk_no) > 0 FROM sale
-- rows: item_a=6
