// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

/** What a rehearsal spends its time on. */
public enum Phase {
    /** Starting the server, reading the history. */
    PREPARE("preparing a server"),
    /** Applying migrations to the empty database. */
    EMPTY("applying migrations to the empty database"),
    /** Putting rows into tables. */
    FILL("putting rows into tables"),
    /** Applying migrations to the populated database. */
    POPULATED("applying the migration to tables with rows"),
    /** Running undo scripts. */
    UNDO("running the undo script"),
    /** Applying migrations once more after their undo. */
    AGAIN("applying the migration once more"),
    /** Reading schemas. */
    SCHEMA("reading the schema"),
    /** Reading rows. */
    ROWS("comparing rows"),
    /** Cloning databases after a migration or an undo script left one unusable. */
    CLONE("setting up a database"),
    /** Running migrations on tables with many rows. */
    VOLUME("measuring the migration on tables with many rows"),
    /** The user's hooks and seeds. */
    HOOKS("running hooks and seeds"),
    /** Judging, and whatever is not named above. */
    JUDGE("judging");

    private final String doing;

    Phase(String doing) {
        this.doing = doing;
    }

    /** Returns what is being done, for people. */
    public String doing() {
        return doing;
    }
}
