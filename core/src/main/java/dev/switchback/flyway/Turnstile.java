// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Where Flyway's thread waits before each script until the caller lets it through. */
final class Turnstile {

    /** Ends Flyway's run from within a callback. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the rehearsal ended this run", null, false, false);
        }
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Recording>> permits = new LinkedBlockingQueue<>();

    /** Called by Flyway's thread: waits, and returns where to write down what happens next. */
    Recording waitBefore(MigrationInfo script) {
        arrivals.add(new Arrival.AtScript(script));
        try {
            return permits.take().orElseThrow(Stopped::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** Called by Flyway's thread when it is through. */
    void end(@Nullable Throwable problem) {
        arrivals.add(new Arrival.AtEnd(problem));
    }

    void letThrough(Recording recording) {
        permits.add(Optional.of(recording));
    }

    void stop() {
        permits.add(Optional.empty());
    }

    /** Returns the next arrival, or {@code null} if there is none for so long. */
    @Nullable
    Arrival next(Duration patience) {
        try {
            return arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a migration was running", e);
        }
    }
}
