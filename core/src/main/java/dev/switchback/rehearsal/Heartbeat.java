// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import java.time.Duration;

/** When a silent rehearsal owes a sign of life: ten seconds after its last line, and every thirty from then on. */
final class Heartbeat {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration NEXT = Duration.ofSeconds(30);

    private long last;
    private Duration patience = FIRST;

    Heartbeat(long now) {
        this.last = now;
    }

    /** Takes note of a line that says something else. */
    void lineWasPrinted(long now) {
        last = now;
        patience = FIRST;
    }

    /** Says whether it is time for one, and if so counts it as given. */
    boolean isDue(long now) {
        if (now - last < patience.toNanos()) {
            return false;
        }
        last = now;
        patience = NEXT;
        return true;
    }
}
