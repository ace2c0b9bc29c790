// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.util.List;

/** Six migrations of a shop as one writes them for a product; the shop is open at version 2. */
final class History {

    /** The version that the live database has before a release. */
    static final int BEFORE = 2;

    /** The newest one. */
    static final int NEWEST = 6;

    private final boolean isPostgres;

    private History(boolean isPostgres) {
        this.isPostgres = isPostgres;
    }

    static List<Script> of(String product) {
        return new History(product.equals("postgresql")).scripts();
    }

    private List<Script> scripts() {
        return List.of(
                new Script(
                        1,
                        "shop",
                        isPostgres,
                        List.of(
                                table("customers", "id INT PRIMARY KEY, name VARCHAR(40) NOT NULL"),
                                table(
                                        "orders",
                                        "id INT PRIMARY KEY, customer INT NOT NULL, note VARCHAR(40) NOT NULL"))),
                new Script(2, "notes_are_searched", isPostgres, List.of(index("orders_note", "orders", "note", ""))),
                new Script(
                        3,
                        "email",
                        isPostgres,
                        List.of(
                                column("customers", "email", "VARCHAR(60)"),
                                new Step("UPDATE customers SET email = concat(name, '@example.org')", "", ""),
                                pause(),
                                table("notes", "id INT PRIMARY KEY, words VARCHAR(60)"),
                                new Step("INSERT INTO notes VALUES (1, 'one'), (2, 'two'), (3, 'three')", "", ""))),
                new Script(
                        4,
                        "by_customer",
                        false,
                        List.of(
                                index("orders_by_customer", "orders", "customer", isPostgres ? "CONCURRENTLY " : ""),
                                index("customers_by_email", "customers", "email", isPostgres ? "CONCURRENTLY " : ""))),
                new Script(
                        5,
                        "archive",
                        isPostgres,
                        List.of(
                                table("archive", "id INT PRIMARY KEY, note VARCHAR(200)"),
                                new Step(fill(), "", ""),
                                pause(),
                                column("orders", "archived", "INT DEFAULT 0 NOT NULL"))),
                new Script(
                        6,
                        "checks",
                        isPostgres,
                        List.of(check(), pause(), column("customers", "vip", "INT DEFAULT 0"))));
    }

    private Step pause() {
        return Step.pause(isPostgres ? "SELECT pg_sleep(0.15)" : "DO SLEEP(0.15)");
    }

    /** Some megabytes, for which a disk may be too small. */
    private String fill() {
        return isPostgres
                ? "INSERT INTO archive SELECT i, repeat(md5(i::text), 5) FROM generate_series(1, 20000) AS i"
                : "INSERT INTO archive SELECT a.i * 200 + b.i, REPEAT(MD5(a.i * 200 + b.i), 5) FROM"
                        + " (SELECT id AS i FROM customers WHERE id < 100) a, (SELECT id AS i FROM customers WHERE id <= 200) b";
    }

    private String count(String view, String condition) {
        return "SELECT count(*) FROM information_schema." + view + " WHERE table_schema = "
                + (isPostgres ? "current_schema()" : "database()") + " AND " + condition;
    }

    private Step table(String name, String columns) {
        return new Step(
                "CREATE TABLE " + name + " (" + columns + ")",
                "DROP TABLE " + name,
                count("tables", "table_name = '" + name + "'"));
    }

    private Step column(String table, String name, String type) {
        return new Step(
                "ALTER TABLE " + table + " ADD COLUMN " + name + " " + type,
                "ALTER TABLE " + table + " DROP COLUMN " + name,
                count("columns", "table_name = '" + table + "' AND column_name = '" + name + "'"));
    }

    private Step index(String name, String table, String column, String how) {
        return new Step(
                "CREATE INDEX " + how + name + " ON " + table + " (" + column + ")",
                "DROP INDEX " + how + name + (isPostgres ? "" : " ON " + table),
                isPostgres
                        ? "SELECT count(*) FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indisvalid AND relname = '"
                                + name + "'"
                        : count("statistics", "index_name = '" + name + "'"));
    }

    private Step check() {
        return new Step(
                "ALTER TABLE orders ADD CONSTRAINT orders_noted CHECK (char_length(note) >= 0)",
                "ALTER TABLE orders DROP CONSTRAINT orders_noted",
                count("table_constraints", "constraint_name = 'orders_noted'"));
    }
}
