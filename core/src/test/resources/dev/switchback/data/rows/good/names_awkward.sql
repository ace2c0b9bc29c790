CREATE SCHEMA "Wild ""West""";
CREATE TABLE "Wild ""West"""."select" ("order" int PRIMARY KEY, "Mixed Case" text CHECK ("Mixed Case" <> 'x'),
  "quo""te" text, "ünï" int, "group" int REFERENCES "Wild ""West"""."select");
CREATE TABLE "user" ("user" text PRIMARY KEY, value int CHECK (value > 0), "?" int, "a.b" int);
-- holds: SELECT bool_or("quo""te" IS NULL) FROM "Wild ""West"""."select"
