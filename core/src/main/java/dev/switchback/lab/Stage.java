// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.Touched;
import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One migration on the standing databases; what is asked for is done once and remembered. */
public final class Stage {

    private final Migration migration;
    private final Optional<EmptyFacts> empty;
    private final Optional<PopulatedDatabase> database;
    private final Bare bare;
    private final Volumes volumes;
    private final Optional<HeadRehearsal> head;
    private final Optional<HeadRehearsal> baseline;
    private final List<UndoScript> orphanedUndos;
    private @Nullable PopulatedFacts populated;
    private @Nullable UndoFacts undone;
    private @Nullable HeadFacts headFacts;
    private @Nullable SQLException lost;

    Stage(
            Migration migration,
            Optional<EmptyFacts> empty,
            Optional<PopulatedDatabase> database,
            Bare bare,
            Volumes volumes,
            Optional<HeadRehearsal> head,
            Optional<HeadRehearsal> baseline,
            List<UndoScript> orphanedUndos) {
        this.orphanedUndos = List.copyOf(orphanedUndos);
        this.migration = migration;
        this.empty = empty;
        this.database = database;
        this.bare = bare;
        this.volumes = volumes;
        this.head = head;
        this.baseline = baseline;
    }

    /** Returns the migration that stands here. */
    public Migration migration() {
        return migration;
    }

    /** Returns the undo scripts of the history whose version does not exist: one may be meant for this migration. */
    public List<UndoScript> orphanedUndos() {
        return orphanedUndos;
    }

    /** Returns what was seen on the empty database. */
    public EmptyFacts empty() {
        return empty.orElseThrow();
    }

    /** Returns, for a baseline script that stands for versions before it, what was seen of it. */
    public Optional<HeadFacts> standsFor() throws SQLException {
        return baseline.isPresent() ? Optional.of(rehearsed(baseline.get())) : Optional.empty();
    }

    /** Returns, for the last migration, what was seen when Flyway went there in one go. */
    public Optional<HeadFacts> head() throws SQLException {
        return head.isPresent() ? Optional.of(rehearsed(head.get())) : Optional.empty();
    }

    private HeadFacts rehearsed(HeadRehearsal rehearsal) throws SQLException {
        HeadFacts known = headFacts;
        if (known == null) {
            known = rehearsal.run();
            headFacts = known;
        }
        return known;
    }

    /** Returns what was seen on the populated database. */
    public PopulatedFacts populated() throws SQLException {
        PopulatedFacts known = populated;
        if (known == null) {
            known = once(rows -> rows.apply(migration));
            populated = known;
        }
        return known;
    }

    /** Returns what was seen of the undo script; the migration must have applied and have one. */
    public UndoFacts undone() throws SQLException {
        UndoFacts known = undone;
        if (known == null) {
            PopulatedFacts done = populated();
            known = once(rows -> rows.undo(migration, done));
            undone = known;
        }
        return known;
    }

    /** Returns what was seen of the undo script on a database without rows; the migration must have applied there. */
    public BareUndoFacts undoneWithoutRows() throws SQLException {
        try (PopulatedDatabase clone = bare.open()) {
            return clone.undoWithoutRows(migration, empty());
        }
    }

    /**
     * Returns what was seen at growing numbers of rows; the migration must have applied to the empty database. That the few hostile
     * rows of the populated one refuse it says nothing of production's.
     */
    public VolumeSight volume() throws SQLException {
        PopulatedFacts rows = populated();
        return volumes.measure(rows, (rows.applied() ? rows.outcome() : empty().outcome()).touched());
    }

    /** Measures this migration at growing numbers of rows. */
    @FunctionalInterface
    interface Volumes {
        VolumeSight measure(PopulatedFacts facts, Touched touched) throws SQLException;
    }

    /** A database of its own that has been migrated up to here and has no rows but those that migrations insert. */
    @FunctionalInterface
    interface Bare {
        PopulatedDatabase open() throws SQLException;
    }

    /** Work on the populated database. */
    private interface Work<T> {
        T on(PopulatedDatabase rows) throws SQLException;
    }

    /** What was broken off is not tried again, and nothing is judged on the database that it has left. */
    private <T> T once(Work<T> work) throws SQLException {
        if (lost != null) {
            throw lost;
        }
        PopulatedDatabase rows = database.orElseThrow();
        boolean completed = false;
        try {
            T facts = work.on(rows);
            completed = true;
            return facts;
        } catch (SQLException e) {
            lost = e;
            throw e;
        } finally {
            if (!completed) {
                rows.spoil();
            }
        }
    }
}
