// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statement that gives one property of an object the value it should have. */
final class RemedyAlter {

    /** What SQL names by its kind and name alone, in ALTER … OWNER TO as in COMMENT ON. */
    private static final Set<String> NAMED = Set.of(
            "table",
            "foreign table",
            "view",
            "materialized view",
            "sequence",
            "function",
            "procedure",
            "aggregate",
            "type",
            "domain",
            "schema",
            "statistics");

    private RemedyAlter() {}

    /** Returns the statement, given the object as it should be. */
    static Optional<String> of(SchemaObject wanted, String property, Snapshot snapshot) {
        ObjectKey key = wanted.key();
        String value = wanted.properties().get(property);
        return switch (property) {
            case "owner" ->
                value != null && NAMED.contains(key.kind())
                        ? Optional.of("ALTER " + upper(key.kind()) + " " + key.name() + " OWNER TO " + value + ";")
                        : Optional.empty();
            case "comment" ->
                target(key, snapshot).map(target -> "COMMENT ON " + target + " IS " + literal(value) + ";");
            case "enabled" ->
                key.kind().equals("trigger") || key.kind().equals("rule")
                        ? Optional.of("ALTER TABLE " + key.owner() + " " + enabling(value) + " " + upper(key.kind())
                                + " " + key.name() + ";")
                        : Optional.empty();
            default ->
                switch (key.kind()) {
                    case "column" -> column(key, property, value);
                    case "table" -> table(key, property, value);
                    case "sequence" ->
                        property.equals("owned by") || property.equals("identity") || property.equals("persistence")
                                ? Optional.empty()
                                : Optional.of(
                                        "ALTER SEQUENCE " + key.name() + " " + sequence(wanted.properties()) + ";");
                    case "function", "procedure" ->
                        property.equals("definition") && value != null
                                ? Optional.of(value.strip() + ";")
                                : Optional.empty();
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<String> column(ObjectKey key, String property, @Nullable String value) {
        String column = "ALTER TABLE " + key.owner() + " ALTER COLUMN " + key.name();
        return switch (property) {
            // A type of the user's own or an array is not converted without a decision of theirs.
            case "type" ->
                value == null || value.contains(".") || value.contains("[") || value.contains("\"")
                        ? Optional.empty()
                        : Optional.of(column + " TYPE " + value + " USING " + key.name() + "::" + value + ";");
            case "default" -> Optional.of(column + (value == null ? " DROP DEFAULT;" : " SET DEFAULT " + value + ";"));
            case "not null" -> Optional.of(column + (value == null ? " DROP NOT NULL;" : " SET NOT NULL;"));
            case "statistics target" -> Optional.of(column + " SET STATISTICS " + (value == null ? "-1" : value) + ";");
            case "storage" -> value == null ? Optional.empty() : Optional.of(column + " SET STORAGE " + value + ";");
            default -> Optional.empty();
        };
    }

    private static Optional<String> table(ObjectKey key, String property, @Nullable String value) {
        String table = "ALTER TABLE " + key.name();
        return switch (property) {
            case "row security" ->
                Optional.of(table + (value == null ? " DISABLE" : " ENABLE") + " ROW LEVEL SECURITY;");
            case "row security of the owner" ->
                Optional.of(table + (value == null ? " NO FORCE" : " FORCE") + " ROW LEVEL SECURITY;");
            case "persistence" -> Optional.of(table + (value == null ? " SET LOGGED;" : " SET UNLOGGED;"));
            case "replica identity" ->
                Optional.of(table + " REPLICA IDENTITY " + (value == null ? "DEFAULT" : value) + ";");
            default -> Optional.empty();
        };
    }

    static String sequence(Map<String, String> properties) {
        return "AS " + properties.get("type") + " INCREMENT BY " + properties.get("increment") + " MINVALUE "
                + properties.get("minimum") + " MAXVALUE " + properties.get("maximum") + " START WITH "
                + properties.get("start") + " CACHE " + properties.get("cache")
                + (properties.containsKey("cycle") ? " CYCLE" : " NO CYCLE");
    }

    private static Optional<String> target(ObjectKey key, Snapshot snapshot) {
        if (NAMED.contains(key.kind())) {
            return Optional.of(upper(key.kind()) + " " + key.name());
        }
        return switch (key.kind()) {
            case "column", "attribute" -> Optional.of("COLUMN " + key.owner() + "." + key.name());
            case "index" -> Optional.of("INDEX " + RemedyDrop.schemaOf(key.owner()) + key.name());
            case "constraint" ->
                Optional.of("CONSTRAINT " + key.name() + " ON "
                        + (RemedyDrop.constrained(key, snapshot).equals("DOMAIN") ? "DOMAIN " : "") + key.owner());
            case "trigger", "rule", "policy" ->
                Optional.of(upper(key.kind()) + " " + key.name() + " ON " + key.owner());
            default -> Optional.empty();
        };
    }

    private static String enabling(@Nullable String value) {
        return value == null
                ? "ENABLE"
                : switch (value) {
                    case "disabled" -> "DISABLE";
                    case "always" -> "ENABLE ALWAYS";
                    default -> "ENABLE REPLICA";
                };
    }

    private static String upper(String kind) {
        return kind.toUpperCase(Locale.ROOT);
    }

    /** An escape string, so that the text means the same whatever standard_conforming_strings says. */
    private static String literal(@Nullable String value) {
        return value == null
                ? "NULL"
                : (value.contains("\\") ? "E'" : "'")
                        + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
