// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

/** What a stepped run applies. */
public enum Role {
    /** The migrations, recorded in the user's own history table, under the user's own settings. */
    MAIN,
    /** The undo scripts; what it records is kept out of the database. */
    UNDO,
    /** The migrations once more, each after its undo; what it records is kept out of the database. */
    AGAIN
}
