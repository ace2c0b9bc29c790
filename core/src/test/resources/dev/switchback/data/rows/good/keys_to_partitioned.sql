CREATE TABLE account (id int, region text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE account_eu PARTITION OF account FOR VALUES IN ('eu');
CREATE TABLE account_us PARTITION OF account FOR VALUES IN ('us');
CREATE TABLE entry (id bigint, account_id int, region text, PRIMARY KEY (id, region), FOREIGN KEY (account_id, region) REFERENCES account)
  PARTITION BY LIST (region);
CREATE TABLE entry_eu PARTITION OF entry FOR VALUES IN ('eu');
CREATE TABLE entry_us PARTITION OF entry FOR VALUES IN ('us');
