// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.TableShape;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Migration;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.profile.Volume;
import dev.switchback.server.Server;
import dev.switchback.settings.MeasureSettings;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures migrations at growing numbers of rows, in the order of the history. */
public final class VolumeStand implements AutoCloseable {

    private final VolumeRequest request;
    private final OtherServer others;
    private @Nullable VolumeGround ground;

    /** Where a server comes from when scripts change what belongs to a whole one. */
    @FunctionalInterface
    public interface OtherServer {
        /** Starts a server like the first. */
        Server start() throws SQLException;
    }

    /** Does nothing until the first migration is measured. */
    public VolumeStand(VolumeRequest request, OtherServer others) {
        this.request = request;
        this.others = others;
    }

    /**
     * Measures a migration.
     *
     * @param before  how many migrations come before it
     * @param touched the tables that it touches and that were there before, at least one
     * @param after   a database that the migration has been applied to
     * @param apart   whether a script has changed what belongs to the whole server, so that none may run on it again
     * @throws ProfileProblem if it is not clear which table a volume was stated of
     */
    public VolumeFacts measure(int before, Migration migration, Set<TableName> touched, Database after, boolean apart)
            throws SQLException, ProfileProblem {
        return measured(ground(apart), before, migration, touched, after);
    }

    /** Measures a migration that changes what belongs to the whole server, on one that is there for it alone. */
    public VolumeFacts measureAlone(int before, Migration migration, Set<TableName> touched, Database after)
            throws SQLException, ProfileProblem {
        try (VolumeGround alone = VolumeGround.alone(request, others)) {
            return measured(alone, before, migration, touched, after);
        }
    }

    private VolumeFacts measured(
            VolumeGround place, int before, Migration migration, Set<TableName> touched, Database after)
            throws SQLException, ProfileProblem {
        MeasureSettings measure = request.production().measure();
        TimeBudget budget = new TimeBudget(measure.budget(), measure.repetitions());
        VolumeFacts facts = measured(place, before, migration, touched, Map.of(), budget);
        if (facts.counts().isEmpty() && isRefusedByRows(facts)) {
            Map<TableName, TableShape> later = new Shapes(request.engine()).of(after, touched);
            return measured(place, before, migration, touched, later, budget);
        }
        return facts;
    }

    private VolumeFacts measured(
            VolumeGround place,
            int before,
            Migration migration,
            Set<TableName> touched,
            Map<TableName, TableShape> later,
            TimeBudget budget)
            throws SQLException, ProfileProblem {
        Target target = target(place.baseAt(before), touched);
        try (FilledTables tables = place.tablesAt(before, target, later)) {
            return new Measuring(request.production(), tables, migration, target, budget, place.disk()).run();
        }
    }

    private Target target(Database base, Set<TableName> touched) throws SQLException, ProfileProblem {
        Set<TableName> all = new Shapes(request.engine()).withParents(base, touched);
        SortedMap<TableName, Volume> volumes =
                new TreeMap<>(request.production().volumes().resolve(all));
        SortedMap<TableName, Volume> others = new TreeMap<>(volumes);
        volumes.keySet().retainAll(touched);
        others.keySet().removeAll(touched);
        return new Target(volumes, others);
    }

    /**
     * Production's rows fit the constraints that a migration adds, or it cannot be released: then ours are to fit them as well.
     */
    private static boolean isRefusedByRows(VolumeFacts facts) {
        return facts.ending()
                .filter(ending -> ending.why() instanceof Why.Broken broken
                        && broken.timing().applied() instanceof StepOutcome.Failed)
                .isPresent();
    }

    private VolumeGround ground(boolean apart) throws SQLException {
        VolumeGround known = ground;
        if (known != null && (known.isOwn() || !apart)) {
            return known;
        }
        close();
        VolumeGround fresh = apart ? VolumeGround.alone(request, others) : VolumeGround.shared(request);
        ground = fresh;
        return fresh;
    }

    @Override
    public void close() throws SQLException {
        VolumeGround old = ground;
        ground = null;
        if (old != null) {
            old.close();
        }
    }
}
