// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import dev.switchback.database.TableName;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a table is called in a profile and in settings: {@code public.orders}, {@code orders}, {@code "odd.schema".orders}.
 *
 * <p>What holds a dot or a double quote stands in double quotes, as in SQL; upper and lower case are what they are.
 */
public final class WrittenName {

    private static final int LISTED = 10;

    private static final String PART = "\"(?:[^\"]|\"\")+\"|[^.\"]+";
    private static final Pattern NAME = Pattern.compile("(?:(" + PART + ")\\.)?(" + PART + ")", Pattern.DOTALL);

    private WrittenName() {}

    /** Returns a table's name as a person writes it. */
    public static String of(TableName table) {
        return table.schema().isEmpty() ? part(table.name()) : part(table.schema()) + "." + part(table.name());
    }

    /** Returns the first few of some tables, and how many more there are. */
    public static String list(Collection<TableName> tables) {
        String first =
                tables.stream().sorted().limit(LISTED).map(WrittenName::of).collect(Collectors.joining(", "));
        int more = tables.size() - LISTED;
        return tables.isEmpty() ? "no table" : more > 0 ? first + " and " + more + " more" : first;
    }

    private static String part(String name) {
        return name.contains(".") || name.contains("\"") ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
    }

    /**
     * Reads a name; without a schema its schema is empty.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TableName parse(String text) {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not the name of a table: write schema.table or table, and"
                            + " what holds a dot itself in double quotes");
        }
        String schema = matcher.group(1);
        return new TableName(schema == null ? "" : plain(schema), plain(matcher.group(2)));
    }

    private static String plain(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
