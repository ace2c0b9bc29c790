// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Database;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code mysqldump --no-data --routines --triggers --events} writes, moving values and the order of columns and keys aside.
 *
 * <p>A collation counts, however much of it is spelled out; which trigger of another kind was made first does not.
 */
final class SchemaDump {

    private static final Pattern TABLE = Pattern.compile("(?ms)^(CREATE TABLE `[^\n]*\\(\n)(.*?)(\n\\) [^\n]*)");
    private static final Pattern TABLE_COLLATION = Pattern.compile("DEFAULT CHARSET=(\\w+)(?: COLLATE=(\\w+))?");
    private static final Pattern COLUMN_COLLATION =
            Pattern.compile("(?: CHARACTER SET (\\w+))? COLLATE (\\w+)| CHARACTER SET (\\w+)");
    private static final Pattern TRIGGERS = Pattern.compile(
            "(?ms)^/\\*!50003 SET @saved_cs_client[^\n]*\n(?:(?!CREATE).)*?^(/\\*!50003 )?CREATE[^\n]*TRIGGER.*?^DELIMITER ;$.*?saved_col_connection \\*/ ;$");

    private static final Map<String, String> DEFAULT_COLLATIONS =
            Map.of("latin2", "latin2_general_ci", "utf8mb4", "utf8mb4_0900_ai_ci");

    private SchemaDump() {}

    static String of(Database database, Flavor flavor) throws IOException {
        String dump = DumpProgram.of(flavor)
                .run(
                        database,
                        "--no-data",
                        "--routines",
                        "--triggers",
                        "--events",
                        "--no-tablespaces",
                        "--skip-lock-tables",
                        "--skip-comments");
        return normalised(dump.replace(database.name(), "switchback"));
    }

    static String normalised(String dump) {
        String still = dump.replaceAll(" AUTO_INCREMENT=\\d+", "")
                .replaceAll("(?m)^(SELECT|DO) SETVAL\\(.*$", "")
                .replaceAll("(?m)(ON SCHEDULE EVERY \\S+ \\w+) STARTS '20[012]\\d-[^']*'", "$1");
        String sorted = TABLE.matcher(still).replaceAll(SchemaDump::table);
        return inOrder(sorted);
    }

    private static String table(MatchResult table) {
        Matcher collation = TABLE_COLLATION.matcher(table.group(3));
        String own = collation.find() ? collation(collation.group(1), collation.group(2)) : "";
        String lines = Arrays.stream(table.group(2).split(",?\n"))
                .map(line -> column(line, own))
                .sorted()
                .collect(Collectors.joining("\n"));
        String options = TABLE_COLLATION.matcher(table.group(3)).replaceAll("COLLATE=" + own);
        return Matcher.quoteReplacement(table.group(1) + lines + options);
    }

    private static String column(String line, String ofTable) {
        Matcher column = COLUMN_COLLATION.matcher(line);
        if (!line.startsWith("  `") || !column.find()) {
            return line;
        }
        String own = collation(column.group(3), column.group(2));
        return line.substring(0, column.start())
                + (own.equals(ofTable) ? "" : " COLLATE " + own)
                + line.substring(column.end());
    }

    private static String collation(String characterSet, String collation) {
        return collation == null ? DEFAULT_COLLATIONS.getOrDefault(characterSet, characterSet) : collation;
    }

    /** The server lists triggers by the moment of their creation; only those that fire together stand in an order. */
    private static String inOrder(String dump) {
        String triggers = TRIGGERS.matcher(dump)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.groupingBy(SchemaDump::family, TreeMap::new, Collectors.joining("\n")))
                .toString();
        return TRIGGERS.matcher(dump).replaceAll("") + triggers;
    }

    private static String family(String trigger) {
        Matcher family = Pattern.compile("(BEFORE|AFTER) (INSERT|UPDATE|DELETE) ON `?\\w+`?")
                .matcher(trigger);
        return family.find() ? family.group() : trigger;
    }
}
