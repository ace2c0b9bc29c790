// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The collation that a definition means, which says the character set, too.
 *
 * <p>How much of it is printed depends on how it came about: MySQL prints {@code CHARACTER SET} for a column whose collation was
 * named, and not for one that has the same from its table. The text of a dump changes by being loaded.
 *
 * @param defaults the default collation of each character set
 */
record Collations(Map<String, String> defaults) {

    private static final String CHARACTER_SET = "character set";
    private static final String COLLATION = "collation";

    private static final Pattern TEXT = Pattern.compile(
            "(?i)(national )?(var)?char\\b.*|(tiny|medium|long)?text\\b.*|enum\\b.*|set\\b.*", Pattern.DOTALL);

    Collations {
        defaults = Map.copyOf(defaults);
    }

    static Collations read(Connection connection) throws SQLException {
        Map<String, String> defaults = new HashMap<>();
        Jdbc.query(
                connection,
                row -> defaults.put(row.getString(1), row.getString(2)),
                "SELECT character_set_name, default_collate_name FROM information_schema.character_sets"
                        + " WHERE default_collate_name IS NOT NULL");
        return new Collations(defaults);
    }

    /** Returns a table's options with the collation alone. */
    SortedMap<String, String> named(Map<String, String> table) {
        SortedMap<String, String> properties = new TreeMap<>(table);
        String characterSet = properties.remove(CHARACTER_SET);
        if (characterSet != null) {
            properties.putIfAbsent(COLLATION, defaults.getOrDefault(characterSet, characterSet));
        }
        return properties;
    }

    /** Returns a column's properties with the collation alone, its table's if it has none of its own. */
    SortedMap<String, String> named(Map<String, String> column, String ofTable) {
        SortedMap<String, String> properties = named(column);
        if (!ofTable.isEmpty()
                && TEXT.matcher(properties.getOrDefault("type", "")).matches()) {
            properties.putIfAbsent(COLLATION, ofTable);
        }
        return properties;
    }
}
