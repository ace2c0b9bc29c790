// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import dev.switchback.database.TableName;
import dev.switchback.settings.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which tables are meant by names that a person wrote, with their schemas or without. */
final class Meant {

    private Meant() {}

    /** Returns the tables that a name may mean; several only if it is without a schema. */
    static List<TableName> tables(TableName name, Set<TableName> tables) {
        if (tables.contains(name)) {
            return List.of(name);
        }
        return name.schema().isEmpty()
                ? tables.stream()
                        .filter(table -> table.name().equals(name.name()))
                        .sorted()
                        .toList()
                : List.of();
    }

    /**
     * Returns what is said of each table.
     *
     * @param by  what is said, by the name as it was written
     * @param who where that stands, for a message
     * @throws ProfileProblem if a name may mean several tables, or several names mean the same
     */
    static <T> SortedMap<TableName, T> among(Set<TableName> tables, Map<TableName, T> by, String who)
            throws ProfileProblem {
        SortedMap<TableName, T> meant = new TreeMap<>();
        for (Map.Entry<TableName, T> each : by.entrySet()) {
            List<TableName> found = tables(each.getKey(), tables);
            if (found.size() > 1) {
                throw new ProfileProblem(who + ": " + WrittenName.of(each.getKey()) + " may be "
                        + found.stream().map(WrittenName::of).collect(Collectors.joining(" or "))
                        + ".\n  Write it with its schema.");
            }
            if (found.size() == 1 && meant.put(found.get(0), each.getValue()) != null) {
                throw new ProfileProblem(who + " has " + WrittenName.of(found.get(0))
                        + " twice, with its schema and without.\n  Keep one of them.");
            }
        }
        return meant;
    }

    /** Returns a question for the table that was probably meant, with the words before it. */
    static String suggestion(TableName name, Set<TableName> tables) {
        Optional<String> elsewhere = tables.stream()
                .filter(table -> table.name().equals(name.name()))
                .sorted()
                .map(WrittenName::of)
                .findFirst();
        return elsewhere
                .or(() -> name.schema().isEmpty() ? nearestName(name.name(), tables) : Optional.empty())
                .or(() -> Spelling.nearest(
                        WrittenName.of(name),
                        tables.stream().map(WrittenName::of).toList()))
                .map(meant -> " (did you mean " + meant + "?)")
                .orElse("");
    }

    private static Optional<String> nearestName(String name, Set<TableName> tables) {
        return Spelling.nearest(name, tables.stream().map(TableName::name).toList());
    }
}
