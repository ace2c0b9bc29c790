// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

/** Schemas with rows of every kind that is hard to give back as it was. */
final class Samples {

    static final String[] POSTGRESQL = {
        "CREATE TYPE mood AS ENUM ('sad', 'glad')",
        "CREATE TYPE place AS (x float8, note text)",
        "CREATE DOMAIN cents AS bigint CHECK (VALUE >= 0)",
        """
        CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE,
          mood mood, home place, tags text[], doc jsonb, raw json, secret bytea, rate float4, ratio float8,
          flags bit varying(40), since timestamptz, span interval, price cents, amount numeric(30, 10),
          shout text GENERATED ALWAYS AS (upper(email)) STORED)""",
        """
        INSERT INTO customers (email, mood, home, tags, doc, raw, secret, rate, ratio, flags, since, span, price, amount)
        SELECT 'user' || i || '@example.com', CASE i % 3 WHEN 0 THEN 'sad' WHEN 1 THEN 'glad' END::mood,
          ROW(i / 3.0, E'tab\\tquote"')::place, ARRAY['a', NULL, 'ü€😀'], jsonb_build_object('n', i / 7.0, 's', NULL),
          '{"b" : 1, "a":  2}', decode(md5(i::text), 'hex'), i / 3.0, i / 7.0, (i % 8)::bit(3),
          timestamptz '2024-01-01 00:00+02' + i * interval '1 hour', i * interval '1 day 3 seconds', i,
          i / 13.0 FROM generate_series(1, 2000) AS i""",
        "CREATE TABLE bills (at date NOT NULL, total numeric) PARTITION BY RANGE (at)",
        "CREATE TABLE bills_2024 PARTITION OF bills FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
        "CREATE TABLE bills_2025 PARTITION OF bills FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
        "INSERT INTO bills SELECT date '2024-06-01' + i, i FROM generate_series(1, 400) AS i",
        "CREATE SCHEMA \"odd \"\"name\"",
        "CREATE TABLE \"odd \"\"name\".\"t%s\" (a int, b text)",
        "INSERT INTO \"odd \"\"name\".\"t%s\" VALUES (1, NULL), (1, NULL), (NULL, ''), (2, 'NULL')",
        "CREATE TABLE nothing ()",
        "INSERT INTO nothing DEFAULT VALUES",
        "CREATE UNLOGGED TABLE cache (k text)",
        "INSERT INTO cache VALUES ('x')",
        "SELECT lo_from_bytea(0, decode(repeat('00ff', 5000), 'hex'))",
        "CREATE VIEW glad AS SELECT id, email FROM customers WHERE mood = 'glad'",
        "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS bills FROM bills",
        "CREATE FUNCTION twice(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i * 2'",
        "CREATE INDEX ON customers (twice(id::int))",
        // Written in another way once it was dumped and restored.
        "CREATE DOMAIN state AS varchar(10) CHECK (VALUE IN ('new', 'it''s'))",
        """
        CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(10) NOT NULL CHECK (state IN ('new', 'it''s')),
          kind varchar CHECK (kind NOT IN ('a[', 'b')), said state, r int4range, EXCLUDE USING gist (r WITH &&) WHERE (kind IN ('c', 'd')))""",
        "CREATE INDEX ON orders (id) WHERE state IN ('new', 'old') AND kind IS NOT NULL",
        "CREATE VIEW states AS SELECT id, CASE WHEN state IN ('x', 'y') THEN 1 END AS n FROM orders WHERE kind NOT IN ('p', 'q')",
        "CREATE POLICY few ON orders USING (state IN ('x', 'y')) WITH CHECK (kind IN ('p', 'q'))",
        "CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER tidy BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.state IN ('x', 'y')) EXECUTE FUNCTION tidy()",
    };

    static final String[] MYSQL = {
        """
        CREATE TABLE customers (id bigint AUTO_INCREMENT PRIMARY KEY, email varchar(200) NOT NULL UNIQUE, mood enum('sad', 'glad'),
          tags set('a', 'b'), doc json, secret varbinary(40), photo longblob, note longtext, rate float, ratio double,
          flags bit(9), born date, since timestamp(3) NULL, at datetime(6), price decimal(30, 10), spot geometry,
          n int(6) zerofill, shout varchar(200) GENERATED ALWAYS AS (upper(email)) STORED,
          half double GENERATED ALWAYS AS (ratio / 2) VIRTUAL)""",
        """
        INSERT INTO customers (email, mood, tags, doc, secret, photo, note, rate, ratio, flags, born, since, at, price, spot, n)
        WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 900)
        SELECT CONCAT('user', i, '@example.com'), ELT(i % 3, 'sad', 'glad'), IF(i % 2, 'a,b', NULL),
          JSON_OBJECT('b', i / 7, 'a', CAST('1.10' AS DECIMAL(5, 2)), 'n', NULL), UNHEX(MD5(i)), REPEAT(CHAR(0, i % 256), 3000),
          CONCAT('quote '' and \\n ', CHAR(0xF09F9880 USING utf8mb4), IF(i % 5, '', REPEAT('long ', 2000))), i / 3, i / 7, i % 512,
          '2024-02-29', '2024-01-01 00:00:00.123', '2024-01-01 00:00:00.123456', i / 13, POINT(i, i / 2), i FROM s""",
        "CREATE TABLE `odd ``name` (a int, b text)",
        "INSERT INTO `odd ``name` VALUES (1, NULL), (1, NULL), (NULL, ''), (2, 'NULL')",
        "CREATE TABLE bills (at date NOT NULL, total double) PARTITION BY RANGE COLUMNS (at) (PARTITION a VALUES LESS THAN"
                + " ('2025-01-01'), PARTITION b VALUES LESS THAN (MAXVALUE))",
        "INSERT INTO bills VALUES ('2024-05-05', 0.1e0), ('2025-05-05', -0.0e0)",
        "CREATE VIEW glad AS SELECT id, email FROM customers WHERE mood = 'glad'",
        "CREATE FUNCTION twice(i int) RETURNS int DETERMINISTIC RETURN i * 2",
        "CREATE TRIGGER tidy BEFORE INSERT ON customers FOR EACH ROW SET NEW.email = LOWER(NEW.email)",
        "CREATE EVENT sweep ON SCHEDULE EVERY 1 DAY DO DELETE FROM bills WHERE total = 0",
    };

    static final String[] MARIADB = {
        "CREATE SEQUENCE numbers START WITH 7",
        "SELECT NEXTVAL(numbers)",
        "CREATE TABLE prices (id int PRIMARY KEY, u uuid, i inet6, price int) WITH SYSTEM VERSIONING",
        "INSERT INTO prices VALUES (1, '6ccd780c-baba-1026-9564-5b8c656024db', '::1', 10)",
        "UPDATE prices SET price = 11",
    };

    private Samples() {}
}
