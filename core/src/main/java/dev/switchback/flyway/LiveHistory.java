// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.flyway.HistoryEntry.Applied;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/**
 * What the history table of a live database says, held against the scripts at hand.
 *
 * @param table      the history table, quoted as the product does
 * @param exists     whether there is one
 * @param undoBegan  whether an undo was begun whose end nobody has recorded: the process was killed, or its script failed
 * @param entries    every migration, in Flyway's order
 */
public record LiveHistory(String table, boolean exists, boolean undoBegan, List<HistoryEntry> entries) {

    /** The table that is there while an undo runs, beside the history table, and stays when its script fails half-way. */
    public static final String UNDO_IN_PROGRESS = UndoRecord.SCRATCH;

    public LiveHistory {
        entries = List.copyOf(entries);
    }

    /**
     * Reads it, through Flyway; nothing is changed.
     *
     * @throws HistoryProblem if Flyway cannot read it, or the scripts
     */
    public static LiveHistory read(FlywaySettings settings, Database live) throws SQLException {
        try (Connection connection = live.connect()) {
            HistoryTable table = HistoryTable.find(settings, connection);
            boolean undoBegan = UndoNote.isUnfinished(table, connection);
            return new LiveHistory(table.quoted(), table.exists(connection), undoBegan, entries(settings, live, table));
        }
    }

    private static List<HistoryEntry> entries(FlywaySettings settings, Database live, HistoryTable table) {
        // The user's callbacks are for migrating; asking is to change nothing.
        FlywaySettings quiet =
                settings.with("flyway.skipDefaultCallbacks", "true").without("flyway.callbacks");
        MigrationInfo[] all = LiveQuestion.ask(
                live,
                table.quoted(),
                connections ->
                        Configurations.of(quiet, connections).load().info().all());
        return Arrays.stream(all).map(LiveHistory::entry).toList();
    }

    private static HistoryEntry entry(MigrationInfo info) {
        State state = state(info);
        Optional<Applied> applied = Optional.ofNullable(info.getInstalledOn())
                .map(at -> new Applied(
                        at.toInstant(),
                        Objects.requireNonNullElse(info.getInstalledBy(), ""),
                        Objects.requireNonNullElse(info.getExecutionTime(), 0)));
        return new HistoryEntry(
                state,
                Optional.ofNullable(info.getVersion()).map(version -> Version.parse(version.getVersion())),
                Objects.requireNonNullElse(info.getDescription(), ""),
                Objects.requireNonNullElse(info.getScript(), ""),
                Objects.requireNonNullElse(info.getInstalledRank(), 0),
                isEdited(info, state),
                applied);
    }

    private static State state(MigrationInfo info) {
        return switch (info.getState().name()) {
            case "PENDING" -> State.PENDING;
            case "SUCCESS", "OUT_OF_ORDER" -> State.APPLIED;
            case "FAILED", "MISSING_FAILED", "FUTURE_FAILED" -> State.FAILED;
            case "MISSING_SUCCESS" -> State.MISSING;
            case "FUTURE_SUCCESS" -> State.AHEAD;
            case "UNDONE", "DELETED" -> State.UNDONE;
            case "IGNORED" -> State.PASSED_OVER;
            case "BASELINE" -> State.BASELINE;
            default -> State.PAST;
        };
    }

    /** A repeatable migration is applied again when it is edited: then it is pending. */
    private static boolean isEdited(MigrationInfo info, State state) {
        Integer applied = info.getAppliedChecksum();
        Integer resolved = info.getResolvedChecksum();
        return state == State.APPLIED
                && info.getVersion() != null
                && applied != null
                && resolved != null
                && !applied.equals(resolved);
    }

    /** Returns those in a state. */
    public List<HistoryEntry> in(State state) {
        return entries.stream().filter(entry -> entry.state() == state).toList();
    }

    /** Returns the versions that are applied now, whether their scripts are at hand or not, the newest version first. */
    public List<HistoryEntry> applied() {
        return entries.stream()
                .filter(entry -> entry.version().isPresent())
                .filter(entry -> switch (entry.state()) {
                    case APPLIED, MISSING, AHEAD, BASELINE -> true;
                    default -> false;
                })
                .sorted(Comparator.comparing(
                                (HistoryEntry entry) -> entry.version().orElseThrow())
                        .reversed())
                .toList();
    }

    /** Returns the newest version that is applied now. */
    public Optional<HistoryEntry> newest() {
        return applied().stream().findFirst();
    }
}
