// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

/** What a rehearsal spends its time on. */
public enum Phase {
    /** Starting the server, reading the history. */
    PREPARE,
    /** Applying migrations to the empty database. */
    EMPTY,
    /** Putting rows into tables. */
    FILL,
    /** Applying migrations to the populated database. */
    POPULATED,
    /** Running undo scripts. */
    UNDO,
    /** Applying migrations once more after their undo. */
    AGAIN,
    /** Reading schemas. */
    SCHEMA,
    /** Reading rows. */
    ROWS,
    /** Cloning databases after a migration or an undo script left one unusable. */
    CLONE,
    /** The user's hooks and seeds. */
    HOOKS,
    /** Judging, and whatever is not named above. */
    JUDGE
}
