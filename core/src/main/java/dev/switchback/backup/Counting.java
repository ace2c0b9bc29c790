// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Closing;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.DumpMoment;
import dev.switchback.engine.DumpTools;
import dev.switchback.live.LiveDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The counting of rows beside a dump; it ends early if nobody wants to know any more. */
final class Counting implements AutoCloseable {

    private static final RowSums.Taken NOTHING = new RowSums.Taken(List.of(), List.of());

    private final LiveDatabase live;
    private final Dumping.Guarded<DumpMoment> moment;
    private final @Nullable RowSums sums;
    private final FutureTask<RowSums.Taken> task;
    private volatile boolean isWanted = true;

    private Counting(LiveDatabase live, Dumping.Guarded<DumpMoment> moment, @Nullable RowSums sums) {
        this.live = live;
        this.moment = moment;
        this.sums = sums;
        this.task = new FutureTask<>(() -> sums == null ? NOTHING : sums.take(() -> isWanted));
    }

    static Counting start(
            LiveDatabase live, DumpTools tools, Dumping.Guarded<DumpMoment> moment, List<String> remarks) {
        Counting counting = new Counting(live, moment, sums(tools, moment, remarks));
        Thread thread = new Thread(counting.task, "switchback-backup-count");
        thread.setDaemon(true);
        thread.start();
        return counting;
    }

    private static @Nullable RowSums sums(DumpTools tools, Dumping.Guarded<DumpMoment> moment, List<String> remarks) {
        if (!moment.isThere()) {
            return null;
        }
        try {
            return new RowSums(tools.rows(moment.get().session()));
        } catch (SQLException e) {
            remarks.add("No rows were counted and summed up: " + e.getMessage() + ".");
            return null;
        }
    }

    String words() {
        return sums == null ? "" : ", " + sums.progress();
    }

    RowSums.Taken await(Progress progress) throws InterruptedException {
        while (true) {
            try {
                return task.get(Progress.STEP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.tell();
            } catch (ExecutionException e) {
                return new RowSums.Taken(
                        List.of(),
                        List.of("No rows were counted and summed up: "
                                + String.valueOf(e.getCause()).replaceFirst("^[\\w.]+: ", "") + "."));
            }
        }
    }

    /**
     * A query that is under way is ended by another session: a server goes on with it for hours when its client is gone, and Connector/J
     * (9) waits for it before it closes.
     */
    @Override
    public void close() {
        isWanted = false;
        if (!task.isDone() && moment.isThere()) {
            end(moment.get().session());
            moment.close();
        }
    }

    private void end(Connection session) {
        ActivityProbe activity = live.engine().probes().activity();
        try (Connection other = live.connect()) {
            activity.terminate(other, List.of(activity.sessionOf(session)));
        } catch (SQLException e) {
            Closing.abort(session); // the server is out of reach: all that can be ended is on this side
        }
    }
}
