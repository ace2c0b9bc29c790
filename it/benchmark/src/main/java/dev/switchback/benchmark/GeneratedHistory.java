// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up history in which every sixth version brings a table and the others do to it what teams do: a column, an index
 * with a view, a backfill, a function with a trigger, a constraint. Every undo is exact.
 */
public final class GeneratedHistory {

    private static final int VERSIONS_PER_TABLE = 6;

    private GeneratedHistory() {}

    public static List<Step> of(int versions, boolean onPostgres) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < versions; i++) {
            int table = i / VERSIONS_PER_TABLE + 1;
            int pattern = i % VERSIONS_PER_TABLE;
            steps.add(onPostgres ? step(i + 1, table, pattern) : MysqlScripts.step(i + 1, table, pattern));
        }
        return steps;
    }

    /** Writes the history as Flyway files, undo scripts in a folder beside. */
    public static void write(List<Step> steps, Path directory) throws IOException {
        Path undo = Files.createDirectories(directory.resolve("undo"));
        for (Step step : steps) {
            Files.writeString(directory.resolve("V" + step.version() + "__step.sql"), step.up());
            Files.writeString(undo.resolve("U" + step.version() + "__step.sql"), step.down());
        }
    }

    private static Step step(int version, int table, int pattern) {
        String t = "t" + table;
        return switch (pattern) {
            case 0 -> new Step("" + version, createTable(t, table), "DROP TABLE " + t + ";\n");
            case 1 ->
                new Step(
                        "" + version,
                        "ALTER TABLE " + t + " ADD COLUMN status varchar(20) NOT NULL DEFAULT 'new';\n"
                                + "COMMENT ON COLUMN " + t + ".status IS 'where it stands';\n",
                        "ALTER TABLE " + t + " DROP COLUMN status;\n");
            case 2 ->
                new Step(
                        "" + version,
                        "CREATE INDEX " + t + "_name_idx ON " + t + " (name, quantity);\n" + "CREATE VIEW " + t
                                + "_names AS SELECT id, name FROM " + t + ";\n",
                        "DROP VIEW " + t + "_names;\nDROP INDEX " + t + "_name_idx;\n");
            case 3 ->
                new Step(
                        "" + version,
                        "ALTER TABLE " + t + " ADD COLUMN total numeric(12,2);\n" + "UPDATE " + t
                                + " SET total = quantity * price;\n",
                        "ALTER TABLE " + t + " DROP COLUMN total;\n");
            case 4 ->
                new Step(
                        "" + version,
                        trigger(t),
                        "DROP TRIGGER touch ON " + t + ";\nDROP FUNCTION " + t + "_touch();\n");
            default ->
                new Step(
                        "" + version,
                        "ALTER TABLE " + t + " ADD CONSTRAINT " + t + "_price_check CHECK (price >= 0);\n",
                        "ALTER TABLE " + t + " DROP CONSTRAINT " + t + "_price_check;\n");
        };
    }

    private static String createTable(String t, int table) {
        String parent = table == 1 ? "" : "    parent_id bigint REFERENCES t" + (table - 1) + " (id),\n";
        return "CREATE TABLE " + t + " (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n" + parent
                + "    name text NOT NULL,\n    code varchar(20) UNIQUE,\n    quantity integer NOT NULL DEFAULT 0,\n"
                + "    price numeric(10,2) NOT NULL DEFAULT 1,\n    created_at timestamptz NOT NULL DEFAULT now()\n);\n";
    }

    private static String trigger(String t) {
        return "CREATE FUNCTION " + t + "_touch() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
                + "    NEW.created_at := coalesce(NEW.created_at, now());\n    RETURN NEW;\nEND $$;\n"
                + "CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON " + t + " FOR EACH ROW EXECUTE FUNCTION " + t
                + "_touch();\n";
    }
}
