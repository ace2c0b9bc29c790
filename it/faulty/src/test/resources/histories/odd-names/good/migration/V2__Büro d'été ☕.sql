CREATE TABLE "Büro ""d'été"" \ ☕" ("Straße % 'x'" varchar(30), "select" integer PRIMARY KEY, "a.b" text);
CREATE TABLE "naïve 表" ("select" integer REFERENCES "Büro ""d'été"" \ ☕");
