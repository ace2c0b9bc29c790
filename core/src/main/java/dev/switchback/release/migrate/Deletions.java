// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.TableName;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What migrations say of the rows that they delete; each script is read once, however many tables there are.
 *
 * @param scripts   the texts that delete rows of any table, in lower case
 * @param approvals what was approved, in lower case
 */
record Deletions(List<String> scripts, List<String> approvals) {

    private static final Pattern DELETES = Pattern.compile("(?<!\\bon\\s)\\b(delete|truncate)\\b");
    private static final String APPROVED = "rows-lost";

    Deletions {
        scripts = List.copyOf(scripts);
        approvals = List.copyOf(approvals);
    }

    static Deletions of(List<Migration> migrations) {
        List<String> scripts = new ArrayList<>();
        List<String> approvals = new ArrayList<>();
        for (Migration migration : migrations) {
            migration
                    .script()
                    .map(Deletions::text)
                    .filter(text -> DELETES.matcher(text).find())
                    .ifPresent(scripts::add);
            migration.header().approvals().stream()
                    .map(approval -> approval.text().toLowerCase(Locale.ROOT))
                    .filter(text -> text.contains(APPROVED))
                    .forEach(approvals::add);
        }
        return new Deletions(scripts, approvals);
    }

    /** Says whether rows of a table may be among them. */
    boolean concern(TableName table) {
        String name = table.name().toLowerCase(Locale.ROOT);
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        return approvals.stream().anyMatch(text -> text.contains(name))
                || scripts.stream().anyMatch(text -> word.matcher(text).find());
    }

    /** Whoever wrote the script in another encoding has written these words in ASCII all the same. */
    private static String text(Script script) {
        try {
            return Files.readString(script.file(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return ""; // Flyway has read it
        }
    }
}
