// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import java.time.Duration;

/**
 * How often things are done while a migration runs.
 *
 * @param look    the server is asked how it goes
 * @param tell    a line is printed
 * @param pause   waited before the first further attempt; before each one after that, twice as long
 * @param longest waited at most
 * @param silence for how long a server may not answer before the run is given up
 * @param count   for how long rows are counted, before the migrations and after them: nobody waits longer for a release because of it
 */
public record Pace(Duration look, Duration tell, Duration pause, Duration longest, Duration silence, Duration count) {

    /** What is used outside of tests. */
    public static final Pace DEFAULT = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2));

    /** Returns the same with another limit of silence. */
    public Pace withSilence(Duration other) {
        return new Pace(look, tell, pause, longest, other, count);
    }

    /** Returns how long to wait before a further attempt, counted from 1. */
    public Duration before(int attempt) {
        Duration doubled = pause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
