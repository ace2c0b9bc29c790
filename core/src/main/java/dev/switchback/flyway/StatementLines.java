// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the lines on which executed statements begin, which Flyway does not tell.
 *
 * <p>A statement arrives as it stands in the script, with its placeholders replaced: so it is looked for in the text, each
 * one behind the one before.
 */
public final class StatementLines {

    private static final long LARGE = 8L * 1024 * 1024;
    private static final String PLACEHOLDERS = "flyway.placeholders.";

    /** MySQL's comments begin with # as well, and what it calls a comment may be a statement: {@code /*!40101 SET … *}{@code /}. */
    private static final Pattern LEADING_COMMENTS =
            Pattern.compile("(?:\\s|--[^\\n]*(?:\\n|$)|#[^\\n]*(?:\\n|$)|/\\*(?!M?!).*?\\*/)*+", Pattern.DOTALL);

    private static final Pattern DELIMITER = Pattern.compile("\\s*;?\\s*$");

    private StatementLines() {}

    /** Without lines if the script is none of files, or cannot be read any more: Flyway has read it. */
    static List<StatementRun> located(Optional<Script> script, FlywaySettings settings, List<StatementRun> statements) {
        try {
            return script.isPresent() ? locate(script.orElseThrow(), settings, statements) : statements;
        } catch (IOException e) {
            return statements;
        }
    }

    /** Returns the statements with their lines; those that are not found, and all of a large script, keep line 0. */
    public static List<StatementRun> locate(Script script, FlywaySettings settings, List<StatementRun> statements)
            throws IOException {
        if (script.size() > LARGE) {
            return statements;
        }
        String text = new String(Files.readAllBytes(script.file()), settings.encoding());
        return locate(replaced(text, settings), statements);
    }

    private static String replaced(String text, FlywaySettings settings) {
        if (settings.get("flyway.placeholderReplacement", "true").equalsIgnoreCase("false")) {
            return text;
        }
        String prefix = settings.get("flyway.placeholderPrefix", "${");
        String suffix = settings.get("flyway.placeholderSuffix", "}");
        String result = text;
        for (Map.Entry<String, String> property : settings.properties().entrySet()) {
            if (property.getKey().startsWith(PLACEHOLDERS)) {
                String name = property.getKey().substring(PLACEHOLDERS.length());
                result = result.replace(prefix + name + suffix, property.getValue());
            }
        }
        return result;
    }

    static List<StatementRun> locate(String script, List<StatementRun> statements) {
        String text = script.replace("\r\n", "\n");
        List<StatementRun> located = new ArrayList<>();
        int line = 1;
        int counted = 0;
        int from = 0;
        for (StatementRun run : statements) {
            String sql = bare(run.sql().replace("\r\n", "\n"));
            int at = sql.isEmpty() ? -1 : text.indexOf(sql, from);
            if (at < 0) {
                located.add(run);
                continue;
            }
            line += lines(text, counted, at);
            counted = at;
            from = at + sql.length();
            located.add(run.at(line));
        }
        return located;
    }

    /** Without the comments before it and the delimiter behind it. */
    private static String bare(String sql) {
        String statement = sql.substring(leadingComments(sql).length());
        return DELIMITER.matcher(statement).replaceFirst("");
    }

    /** Returns the comments that a statement carries before its first word. */
    static String leadingComments(String statement) {
        Matcher comments = LEADING_COMMENTS.matcher(statement);
        return comments.lookingAt() ? comments.group() : "";
    }

    /** Counts the line ends in a part of a text. */
    static int lines(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
