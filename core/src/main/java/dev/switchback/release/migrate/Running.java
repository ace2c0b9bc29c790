// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveEvent;
import dev.switchback.flyway.LiveScript;
import dev.switchback.release.watch.AtWork;
import dev.switchback.release.watch.Expected;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The migration that runs now, as far as Flyway has told. */
final class Running implements AtWork {

    private final LiveScript script;
    private final Expected expected;
    private final boolean inTransaction;
    private final long beganAt = System.nanoTime();
    private final List<String> executed = new ArrayList<>();
    private final Deque<LiveEvent.Executes> announced = new ArrayDeque<>();
    private @Nullable Duration duration;

    Running(LiveEvent.Began began, Expected expected) {
        this.script = began.script();
        this.expected = expected;
        this.inTransaction = began.inTransaction();
    }

    LiveScript script() {
        return script;
    }

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public Expected expected() {
        return expected;
    }

    boolean inTransaction() {
        return inTransaction;
    }

    void take(LiveEvent.Executes event) {
        announced.add(event);
    }

    void take(LiveEvent.Executed event) {
        announced.poll();
        executed.add(event.sql());
    }

    void finish() {
        duration = since();
    }

    @Override
    public boolean isFinished() {
        return duration != null;
    }

    @Override
    public Duration duration() {
        return duration == null ? since() : duration;
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - beganAt);
    }

    /** Returns the statements that have been executed. */
    List<String> executed() {
        return List.copyOf(executed);
    }

    @Override
    public String statement() {
        LiveEvent.Executes now = announced.peek();
        return now == null ? "" : now.sql();
    }
}
