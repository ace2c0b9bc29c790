// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.TableName;
import dev.switchback.flyway.Touched;
import dev.switchback.lab.volume.TouchedBefore;
import dev.switchback.lab.volume.VolumeRequest;
import dev.switchback.lab.volume.VolumeStand;
import dev.switchback.migration.Migration;
import dev.switchback.profile.ProfileProblem;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Has those migrations measured at growing numbers of rows for which the rows can matter. */
final class VolumeMeasurements implements AutoCloseable {

    private final LabRequest lab;
    private final Stopwatch stopwatch;
    private final List<Migration> walk;
    private final EmptyDatabase empty;
    private final ServerWatch watch;
    private final VolumeStand stand;
    private final Set<TableName> seen = new TreeSet<>();

    VolumeMeasurements(
            LabRequest lab, Stopwatch stopwatch, List<Migration> walk, EmptyDatabase empty, ServerWatch watch) {
        this.lab = lab;
        this.stopwatch = stopwatch;
        this.walk = walk;
        this.empty = empty;
        this.watch = watch;
        this.stand = new VolumeStand(
                new VolumeRequest(
                        lab.server(),
                        lab.engine(),
                        lab.flyway(),
                        lab.history(),
                        walk,
                        lab.bookkeeping(),
                        lab.seed(),
                        lab.limits().hang(),
                        lab.production()),
                lab.servers()::another);
    }

    /**
     * Measures a migration.
     *
     * @param before how many migrations come before it
     * @param done   what was seen of it on tables with few rows
     * @param touches what it was seen to touch, on those or on empty ones
     */
    VolumeSight measure(int before, Migration migration, PopulatedFacts done, Touched touches) throws SQLException {
        seen.addAll(done.rowsBefore().tables().keySet());
        seen.addAll(done.rowsAfter().tables().keySet());
        Set<TableName> touched = TouchedBefore.of(touches, done.rowsBefore());
        return stopwatch.time(Phase.VOLUME, () -> sight(before, migration, touched));
    }

    private VolumeSight sight(int before, Migration migration, Set<TableName> touched) throws SQLException {
        try {
            if (before == walk.size() - 1) {
                lab.production().volumes().check(seen);
            }
            return touched.isEmpty() ? new VolumeSight.NothingTouched() : measured(before, migration, touched);
        } catch (ProfileProblem e) {
            return new VolumeSight.NotMeasured(String.valueOf(e.getMessage()));
        }
    }

    private VolumeSight measured(int before, Migration migration, Set<TableName> touched)
            throws SQLException, ProfileProblem {
        boolean shared = !lab.server().clonesServer();
        return new VolumeSight.Measured(
                shared && watch.changedLast()
                        ? stand.measureAlone(before, migration, touched, empty.database())
                        : stand.measure(before, migration, touched, empty.database(), shared && watch.isServerWide()),
                lab.production().measure());
    }

    @Override
    public void close() throws SQLException {
        stand.close();
    }
}
