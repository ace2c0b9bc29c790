// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.engine.DumpForm;
import dev.switchback.engine.DumpMoment;
import dev.switchback.engine.DumpOrder;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.RowSum;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has the program dump while a session of ours counts the rows of the same moment. */
record Dumping(LiveDatabase live, DumpTools tools, Tool tool, int jobs, Sealing sealing, Consumer<String> out) {

    /** Writers wait for a program that has not begun by then no longer. */
    private static final Duration MOST_HELD = Duration.ofSeconds(20);

    /**
     * What came of it.
     *
     * @param sums    counts and sums of the tables that could be read
     * @param remarks what could not be looked at, and why
     */
    record Result(List<FileMark> files, List<RowSum> sums, List<String> remarks) {}

    /**
     * Dumps.
     *
     * @param place where the files go
     * @throws IOException if that fails; the message says what the program said
     */
    Result dump(ToolAccess access, Workplace place) throws IOException {
        List<String> remarks = new ArrayList<>();
        try (Standby standby = Standby.of(tool, call(access, place, List.of()), place.secrets(), place.directory())) {
            place.attach(standby);
            try (Guarded<DumpMoment> moment = new Guarded<>(moment(remarks), remarks)) {
                return dump(access, place, standby, moment, remarks);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }

    private ToolCall call(ToolAccess access, Workplace place, List<String> options) {
        Path target = place.directory().resolve(form().name());
        return tools.dump(new DumpOrder(access, options, tool.version(), jobs, target, place.secrets()));
    }

    private DumpForm form() {
        return sealing.form(tools.form(jobs));
    }

    private @Nullable DumpMoment moment(List<String> remarks) {
        try {
            return tools.moment(live::connect);
        } catch (SQLException e) {
            remarks.add(
                    "No rows were counted and summed up, so that nobody can see whether a restore gives all of them back: "
                            + "the moment that is dumped cannot be held for a second session: "
                            + live.database().safe(String.valueOf(e.getMessage())) + ".");
            return null;
        }
    }

    private Result dump(
            ToolAccess access, Workplace place, Standby standby, Guarded<DumpMoment> moment, List<String> remarks)
            throws IOException, InterruptedException {
        long held = System.nanoTime();
        ToolCall call = call(access, place, moment.isThere() ? moment.get().options() : List.of());
        remarks.addAll(call.remarks());
        try (DumpWriting writing = DumpWriting.start(tool, standby, call, place, form(), sealing)) {
            place.attach(writing);
            writing.heldBy(live.database().lifeline());
            letGo(writing, moment, remarks, held);
            try (Counting counting = Counting.start(live, tools, moment, remarks)) {
                Progress progress = new Progress(out, () -> writing.words() + counting.words());
                List<FileMark> files = writing.await(progress, access, tools);
                RowSums.Taken taken = counting.await(progress);
                remarks.addAll(taken.remarks());
                return new Result(files, taken.sums(), remarks);
            }
        }
    }

    /** Lets others write again, as soon as the program sees its own moment. */
    private void letGo(DumpWriting writing, Guarded<DumpMoment> moment, List<String> remarks, long held)
            throws InterruptedException {
        if (!moment.isThere() || !moment.get().holdsWriters()) {
            return;
        }
        boolean hasBegun = writing.begins(MOST_HELD);
        try {
            moment.get().begun();
            out.accept("Others could not write for " + Amounts.seconds((System.nanoTime() - held) / 1e9) + ".");
        } catch (SQLException e) {
            moment.drop("the session that held it was lost: " + e.getMessage());
        }
        if (!hasBegun) {
            moment.drop("the program had not begun after " + MOST_HELD.toSeconds()
                    + " s, and others were not to wait for it any longer");
        }
    }

    /** A moment that may be missing or be given up, with the reason told. */
    static final class Guarded<T extends AutoCloseable> implements AutoCloseable {

        private @Nullable T held;
        private final List<String> remarks;

        Guarded(@Nullable T held, List<String> remarks) {
            this.held = held;
            this.remarks = remarks;
        }

        boolean isThere() {
            return held != null;
        }

        T get() {
            T present = held;
            if (present == null) {
                throw new IllegalStateException("there is none");
            }
            return present;
        }

        void drop(String reason) {
            remarks.add("No rows were counted and summed up: " + reason + ".");
            close();
        }

        @Override
        public void close() {
            T present = held;
            held = null;
            if (present != null) {
                try {
                    present.close();
                } catch (Exception e) { // whatever a session throws when it is closed; it is told
                    remarks.add("The session that held the moment was lost at the end: " + e.getMessage() + ".");
                }
            }
        }
    }
}
