// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.time.Duration;

/** Takes the time of a script and of its statements, without that in which somebody looks at it. */
final class ScriptClock {

    private boolean begun;
    private boolean finished;
    private boolean stopped;
    private long beganAt;
    private long statementBeganAt;
    private long stoppedAt;
    private long endedAt;
    private long lookedAt;

    void begin() {
        begun = true;
        beganAt = System.nanoTime();
        statementBeganAt = beganAt;
    }

    void beginStatement() {
        statementBeganAt = System.nanoTime();
    }

    /** Stops, and returns how long the statement took; the first of a batch has the time of all. */
    Duration endStatement() {
        stop();
        return Duration.ofNanos(stoppedAt - statementBeganAt);
    }

    /** What is done from here on is no part of the script. */
    void stop() {
        stopped = true;
        stoppedAt = System.nanoTime();
    }

    /** The script, or its commit, goes on. */
    void resume() {
        stopped = false;
        statementBeganAt = System.nanoTime();
        if (!finished) {
            lookedAt += statementBeganAt - stoppedAt;
        }
    }

    /** Stops for good. */
    void finish() {
        stop();
        finished = true;
        endedAt = stoppedAt;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isFinished() {
        return finished;
    }

    /** Says whether somebody is looking at the script, which does nothing by itself meanwhile. */
    boolean isStopped() {
        return stopped;
    }

    Duration duration() {
        long now = finished ? endedAt : System.nanoTime();
        return begun ? Duration.ofNanos(now - beganAt - lookedAt) : Duration.ZERO;
    }
}
