// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Database;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code pg_dump --schema-only --create} writes, in an order that means nothing.
 *
 * <p>The entries are sorted, for a dump orders equal names by OID; so are the columns of a table, which the snapshot does not
 * order either, the grants of an object, and storage parameters.
 */
final class SchemaDump {

    private static final Pattern ENTRIES = Pattern.compile("(?m)^--\n-- (?=Name: |PostgreSQL database)");
    private static final Pattern COLUMNS = Pattern.compile(
            "(?s)(CREATE (?:(?:UNLOGGED |FOREIGN )?TABLE [^\n]*|TYPE [^\n]* AS )\\(\n)(.*?)(\n\\)[^\n]*)");
    private static final Pattern PARAMETERS = Pattern.compile("\\bWITH \\((\\w[^()]*)\\)");

    private SchemaDump() {}

    static String of(Database database, int major) throws IOException {
        return normalised(DumpProgram.forServer(major).run(database, "--schema-only", "--create"));
    }

    static String normalised(String dump) {
        return ENTRIES.splitAsStream(dump.replaceAll("(?m)^\\\\(un)?restrict .*$", ""))
                .map(SchemaDump::normalisedEntry)
                .sorted()
                .collect(Collectors.joining("-- "));
    }

    private static String normalisedEntry(String entry) {
        // Which settings precede an entry depends on the entry before it, but for what it says in the entry's own
        // comment.
        String text = PARAMETERS
                .matcher(entry)
                .replaceAll(with -> "WITH (" + sorted(Stream.of(with.group(1).split(", "))) + ")");
        text = COLUMNS.matcher(text)
                .replaceAll(table -> java.util.regex.Matcher.quoteReplacement(table.group(1)
                        + sorted(Arrays.stream(table.group(2).split(",\n")).map(String::strip))
                        + table.group(3)));
        return text.contains("Type: ACL;") || text.contains("Type: DEFAULT ACL;") ? sorted(text.lines()) : text;
    }

    private static String sorted(Stream<String> lines) {
        return lines.sorted().collect(Collectors.joining("\n"));
    }
}
