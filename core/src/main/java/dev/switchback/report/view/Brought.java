// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import java.util.List;

/**
 * What the change under review brings.
 *
 * @param against    what that was held against, for people, such as {@code origin/main (3f2a1b4c9d)}; empty if against nothing
 * @param migrations those that are new or other than there
 * @param doubts     why this is not known, or not all: what no run has judged; with what mends it
 * @param remarks    what else a reviewer must know of the scripts
 */
public record Brought(String against, List<MigrationView> migrations, List<String> doubts, List<String> remarks) {

    public Brought {
        migrations = List.copyOf(migrations);
        doubts = List.copyOf(doubts);
        remarks = List.copyOf(remarks);
    }

    /** Returns all migrations, since nobody has said what is new. */
    public static Brought all(Report report) {
        return new Brought("", report.migrations(), List.of(), List.of());
    }

    /** Returns all migrations, since it cannot be told which are new. */
    public static Brought doubtful(Report report, String doubt) {
        return new Brought("", report.migrations(), List.of(doubt), List.of());
    }
}
