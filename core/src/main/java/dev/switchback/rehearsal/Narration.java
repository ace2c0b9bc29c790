// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.report.Progress;
import dev.switchback.settings.SettingsReading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a rehearsal goes, in whole lines without control characters: remarks at once, progress on long runs, and a sign of
 * life when nothing else was to be said for a while.
 */
public final class Narration implements RehearsalListener, AutoCloseable {

    /** What is going on. */
    private record Work(String migration, CheckId check, Supplier<String> doing, long since) {}

    private final SettingsReading.Progress wanted;
    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private final long start;
    private final Heartbeat heartbeat;
    private @Nullable ScheduledExecutorService clock;
    private Progress progress = new Progress(List.of());
    private boolean prepared;
    private @Nullable Work work;

    Narration(SettingsReading.Progress wanted, Consumer<String> out, LongSupplier nanoTime) {
        this.wanted = wanted;
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.heartbeat = new Heartbeat(start);
    }

    /**
     * Begins; what is silent for long is told until this is closed.
     *
     * @param out takes a line; called by one thread at a time, not always by the same
     */
    public static Narration begin(SettingsReading.Progress wanted, Consumer<String> out) {
        return begin(wanted, out, System::nanoTime, Duration.ofSeconds(1));
    }

    static Narration begin(
            SettingsReading.Progress wanted, Consumer<String> out, LongSupplier nanoTime, Duration period) {
        Narration narration = new Narration(wanted, out, nanoTime);
        if (wanted != SettingsReading.Progress.NONE) {
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Narration::daemon);
            clock.scheduleWithFixedDelay(narration::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
            narration.clock = clock;
        }
        return narration;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "switchback-narration");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void remark(String sentence) {
        sentence.lines().forEach(this::print);
    }

    @Override
    public synchronized void planned(Plan plan) {
        progress = new Progress(plan.subjects());
        prepared = true;
    }

    @Override
    public synchronized void begins(String migration, CheckId check, Supplier<String> doing) {
        work = new Work(migration, check, doing, nanoTime.getAsLong());
    }

    @Override
    public synchronized void judged(CheckResult result, int done, int total) {
        work = null;
        switch (wanted) {
            case LINES -> progress.migration(result, since(start)).ifPresent(this::print);
            case TRIALS -> print(Progress.trial(result, done, total));
            case NONE -> {}
        }
    }

    /** Gives a sign of life if one is due. Between two trials there is none to give: the time is not ours. */
    synchronized void tick() {
        Work current = work;
        if (prepared && current == null || !heartbeat.isDue(nanoTime.getAsLong())) {
            return;
        }
        if (current == null) {
            out.accept("preparing the server and reading the migrations: "
                    + since(start).toSeconds() + " s so far");
        } else {
            Duration running = since(current.since());
            out.accept(Progress.pending(
                    current.migration(),
                    current.check(),
                    running,
                    current.doing().get()));
        }
    }

    private Duration since(long moment) {
        return Duration.ofNanos(nanoTime.getAsLong() - moment);
    }

    private void print(String line) {
        heartbeat.lineWasPrinted(nanoTime.getAsLong());
        out.accept(line);
    }

    /** Ends the signs of life; whatever else is to be told is still told. */
    @Override
    public void close() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }
}
