// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A column's definition, clause by clause.
 *
 * <p>What is not known as a clause stays in what stands before it, so that nothing is lost.
 */
final class ColumnDefinition {

    private static final String YES = "yes";

    /** The clauses in the order in which a statement takes them, each with its keywords; of what begins alike the longer first. */
    private static final List<Clause> CLAUSES = List.of(
            new Clause("compression", "COMPRESSED"),
            new Clause("character set", "CHARACTER", "SET"),
            new Clause("collation", "COLLATE"),
            new Clause("row of the period", "GENERATED", "ALWAYS", "AS", "ROW"),
            new Clause("generated", "GENERATED", "ALWAYS", "AS"),
            new Clause("not null", "NOT", "NULL"),
            new Clause("not secondary", "NOT", "SECONDARY"),
            new Clause("null", "NULL"),
            new Clause("srid", "SRID"),
            new Clause("ref_system_id", "REF_SYSTEM_ID"),
            new Clause("default", "DEFAULT"),
            new Clause("on update", "ON", "UPDATE"),
            new Clause("auto_increment", "AUTO_INCREMENT"),
            new Clause("invisible", "INVISIBLE"),
            new Clause("column format", "COLUMN_FORMAT"),
            new Clause("storage", "STORAGE"),
            new Clause("system versioning", "WITH", "SYSTEM", "VERSIONING"),
            new Clause("without system versioning", "WITHOUT", "SYSTEM", "VERSIONING"),
            new Clause("comment", "COMMENT"),
            new Clause("engine attribute", "ENGINE_ATTRIBUTE"),
            new Clause("secondary engine attribute", "SECONDARY_ENGINE_ATTRIBUTE"),
            new Clause("check", "CHECK"));

    private record Clause(String property, String... keywords) {}

    private ColumnDefinition() {}

    /** Returns the properties that a column's definition, its name left out, tells of. */
    static SortedMap<String, String> properties(List<DdlToken> tokens) {
        SortedMap<String, String> properties = new TreeMap<>();
        String property = "type";
        int start = 0;
        int i = DdlText.endOfGroup(tokens, 0);
        while (i < tokens.size()) {
            Clause clause = clauseAt(tokens, i, i > start);
            if (clause == null) {
                i = DdlText.endOfGroup(tokens, i);
            } else {
                put(properties, property, tokens.subList(start, i));
                property = clause.property;
                start = i + clause.keywords.length;
                i = start;
            }
        }
        put(properties, property, tokens.subList(start, tokens.size()));
        properties.remove("null");
        return properties;
    }

    /** In {@code DEFAULT NULL} the second word is a value and begins no clause. */
    private static @Nullable Clause clauseAt(List<DdlToken> tokens, int index, boolean hasValue) {
        for (Clause clause : CLAUSES) {
            boolean isValue = !hasValue && index > 0 && tokens.get(index - 1).is("DEFAULT");
            if (!isValue && DdlText.at(tokens, index, clause.keywords)) {
                return clause;
            }
        }
        return null;
    }

    private static void put(Map<String, String> properties, String property, List<DdlToken> value) {
        String text = DdlText.join(value);
        properties.merge(property, text.isEmpty() ? YES : text, (first, second) -> first + " " + second);
    }

    /** Writes the definition again from its properties, in an order that both products accept. */
    static String sql(Map<String, String> properties) {
        StringBuilder sql = new StringBuilder(properties.getOrDefault("type", ""));
        for (Clause clause : CLAUSES) {
            String value = properties.get(clause.property);
            if (value != null) {
                sql.append(' ').append(String.join(" ", clause.keywords));
                sql.append(value.equals(YES) ? "" : (value.startsWith("=") ? "" : " ") + value);
            } else if (clause.property.equals("null") && isNullableTimestamp(properties)) {
                sql.append(" NULL");
            }
        }
        return sql.toString();
    }

    /** Without {@code explicit_defaults_for_timestamp} such a column is NOT NULL unless it is said to be NULL. */
    private static boolean isNullableTimestamp(Map<String, String> properties) {
        return properties.getOrDefault("type", "").startsWith("timestamp")
                && !properties.containsKey("not null")
                && !properties.containsKey("generated");
    }
}
