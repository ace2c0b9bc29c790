// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

/** The scripts of {@link GeneratedHistory} as MySQL and MariaDB write them. */
final class MysqlScripts {

    private MysqlScripts() {}

    static Step step(int version, int table, int pattern) {
        String t = "t" + table;
        String name = "" + version;
        return switch (pattern) {
            case 0 -> new Step(name, createTable(t, table), "DROP TABLE " + t + ";\n");
            case 1 ->
                new Step(
                        name,
                        "ALTER TABLE " + t + " ADD COLUMN status varchar(20) NOT NULL DEFAULT 'new';\n" + "ALTER TABLE "
                                + t + " COMMENT = 'where it stands';\n",
                        "ALTER TABLE " + t + " DROP COLUMN status, COMMENT = '';\n");
            case 2 ->
                new Step(
                        name,
                        "CREATE INDEX " + t + "_name_idx ON " + t + " (name, quantity);\n" + "CREATE VIEW " + t
                                + "_names AS SELECT id, name FROM " + t + ";\n",
                        "DROP VIEW " + t + "_names;\nDROP INDEX " + t + "_name_idx ON " + t + ";\n");
            case 3 ->
                new Step(
                        name,
                        "ALTER TABLE " + t + " ADD COLUMN total decimal(12,2);\n" + "UPDATE " + t
                                + " SET total = quantity * price;\n",
                        "ALTER TABLE " + t + " DROP COLUMN total;\n");
            case 4 ->
                new Step(
                        name,
                        "CREATE TRIGGER " + t + "_touch BEFORE INSERT ON " + t
                                + " FOR EACH ROW SET NEW.created_at = coalesce(NEW.created_at, now());\n",
                        "DROP TRIGGER " + t + "_touch;\n");
            default ->
                new Step(
                        name,
                        "ALTER TABLE " + t + " ADD CONSTRAINT " + t + "_price_check CHECK (price >= 0);\n",
                        "ALTER TABLE " + t + " DROP CONSTRAINT " + t + "_price_check;\n");
        };
    }

    private static String createTable(String t, int table) {
        String parent = table == 1
                ? ""
                : "    parent_id bigint,\n    CONSTRAINT " + t + "_parent FOREIGN KEY (parent_id) REFERENCES t"
                        + (table - 1) + " (id),\n";
        return "CREATE TABLE " + t + " (\n    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,\n" + parent
                + "    name varchar(200) NOT NULL,\n    code varchar(20) UNIQUE,\n"
                + "    quantity integer NOT NULL DEFAULT 0,\n    price decimal(10,2) NOT NULL DEFAULT 1,\n"
                + "    created_at timestamp NOT NULL DEFAULT current_timestamp\n);\n";
    }
}
