// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DumpMoment;
import dev.switchback.engine.DumpTools;
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

    private final Dumping.Guarded<DumpMoment> moment;
    private final @Nullable RowSums sums;
    private final FutureTask<RowSums.Taken> task;
    private volatile boolean isWanted = true;

    private Counting(Dumping.Guarded<DumpMoment> moment, @Nullable RowSums sums) {
        this.moment = moment;
        this.sums = sums;
        this.task = new FutureTask<>(() -> sums == null ? NOTHING : sums.take(() -> isWanted));
    }

    static Counting start(DumpTools tools, Dumping.Guarded<DumpMoment> moment, List<String> remarks) {
        Counting counting = new Counting(moment, sums(tools, moment, remarks));
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

    /** A query that is under way ends with its session. */
    @Override
    public void close() {
        isWanted = false;
        if (!task.isDone()) {
            moment.close();
        }
    }
}
