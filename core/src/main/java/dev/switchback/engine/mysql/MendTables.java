// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mends what concerns a table or a sequence as a whole, and the database. For what would need lost rows there is no statement. */
final class MendTables {

    /** What an option is set to that the definition should not have. */
    private static final Map<String, String> WITHOUT = Map.of(
            "comment", "''",
            "row format", "DEFAULT",
            "stats_persistent", "DEFAULT",
            "stats_auto_recalc", "DEFAULT",
            "stats_sample_pages", "DEFAULT",
            "max_rows", "0",
            "min_rows", "0",
            "avg_row_length", "0",
            "checksum", "0");

    private static final Map<String, String> MORE_WITHOUT = Map.of(
            "delay_key_write", "0", "pack_keys", "DEFAULT", "page_compressed", "DEFAULT", "transactional", "DEFAULT");

    private final Mending mending;

    MendTables(Mending mending) {
        this.mending = mending;
    }

    void mend(ObjectKey key, List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.Altered altered) {
                statement(altered)
                        .ifPresentOrElse(
                                sql -> mending.add(step(altered), sql + ";"), () -> mending.addUnmended(altered));
            } else if (change instanceof Change.Added && key.kind().equals("sequence")) {
                mending.add(Step.DROP_TABLE, "DROP SEQUENCE " + DdlText.quoted(key.name()) + ";");
            } else if (change instanceof Change.Removed || key.kind().equals("period")) {
                mending.addUnmended(change);
            }
        }
    }

    private static Step step(Change.Altered change) {
        return change.property().equals("partitioned by") ? Step.PARTITIONS : Step.OPTIONS;
    }

    private static Optional<String> statement(Change.Altered change) {
        return switch (change.key().kind()) {
            case "table" -> table(change);
            case "database" -> database(change);
            case "sequence" ->
                Optional.of("ALTER SEQUENCE " + DdlText.quoted(change.key().name()) + " "
                        + change.before().replaceFirst("(?i)\\s+ENGINE=.*", ""));
            default -> Optional.empty();
        };
    }

    private static Optional<String> table(Change.Altered change) {
        String table = "ALTER TABLE " + DdlText.quoted(change.key().name()) + " ";
        boolean isUnwanted = change.before().isEmpty();
        return switch (change.property()) {
            case "partitioned by" ->
                Optional.of(table + (isUnwanted ? "REMOVE PARTITIONING" : "PARTITION BY " + change.before()));
            case "system versioning" -> isUnwanted ? Optional.of(table + "DROP SYSTEM VERSIONING") : Optional.empty();
            default ->
                Optional.of(isUnwanted ? without(change.property()) : change.before())
                        .filter(value -> !value.isEmpty())
                        .map(value -> table + TableOptions.sql(change.property(), value));
        };
    }

    private static String without(String property) {
        return WITHOUT.getOrDefault(property, MORE_WITHOUT.getOrDefault(property, ""));
    }

    private static Optional<String> database(Change.Altered change) {
        return switch (change.property()) {
            case "collation" -> Optional.of("ALTER DATABASE COLLATE = " + change.before());
            case "comment" -> Optional.of("ALTER DATABASE COMMENT = " + DdlText.literal(change.before()));
            case "encryption" ->
                Optional.of("ALTER DATABASE ENCRYPTION = '" + change.before().charAt(0) + "'");
            default -> Optional.empty();
        };
    }
}
