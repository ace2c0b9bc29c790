// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import java.util.Set;

/**
 * Headers that a rehearsal has drafted.
 *
 * @param directory  where they lie
 * @param migrations those that have one, by name
 */
public record Drafted(String directory, Set<String> migrations) {

    /** None at all. */
    public static final Drafted NONE = new Drafted("", Set.of());

    public Drafted {
        migrations = Set.copyOf(migrations);
    }

    /** Returns what gets the rest of a header for a migration. */
    String source(String migration) {
        return migrations.contains(migration)
                ? "What its rehearsal saw is drafted in " + directory + "."
                : "What a rehearsal saw of it, mvn switchback:report drafts.";
    }
}
