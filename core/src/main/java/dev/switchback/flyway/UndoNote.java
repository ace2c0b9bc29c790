// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the table says that is there while an undo runs: a process that is killed between the commit of the script and the end of the
 * table leaves the table, and nothing else is left to do. To undo once more would take back another version.
 *
 * @param version the version that is taken back
 * @param rank    of the last row in the history before that
 */
record UndoNote(@Nullable String version, int rank) {

    private static final Pattern TEXT = Pattern.compile("undo of version (\\S+) after row (\\d+)");

    String text() {
        return "undo of version " + version + " after row " + rank;
    }

    static Optional<UndoNote> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new UndoNote(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Says whether the history has the row with which an undo ends. */
    boolean hasEnded(HistoryTable history, Connection connection) throws SQLException {
        return !Jdbc.text(
                        connection,
                        "SELECT count(*) FROM " + history.quoted()
                                + " WHERE type = 'DELETE' AND version = ? AND installed_rank > ?",
                        version,
                        rank)
                .equals("0");
    }

    /** Says whether an undo was begun on a database, and has not come to its end. */
    static boolean isUnfinished(HistoryTable history, Connection connection) throws SQLException {
        HistoryTable scratch = history.named(UndoRecord.SCRATCH);
        if (!scratch.exists(connection)) {
            return false;
        }
        Optional<UndoNote> note = parse(scratch.note(connection));
        return note.isEmpty() || !history.exists(connection) || !note.get().hasEnded(history, connection);
    }
}
