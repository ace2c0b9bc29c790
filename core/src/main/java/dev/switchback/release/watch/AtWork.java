// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import java.time.Duration;

/** A script that is at work, as far as is known. */
public interface AtWork {

    /** Returns what people call it: the file's name, or the class name. */
    String name();

    /** Returns what it may take. */
    Expected expected();

    /** Returns how long it took, or has taken so far. */
    Duration duration();

    /** Returns the statement that is at work; empty if none is. */
    String statement();

    /** Says whether it has run to its end. */
    boolean isFinished();
}
