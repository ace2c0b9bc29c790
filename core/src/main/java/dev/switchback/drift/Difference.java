// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.schema.Change;
import dev.switchback.schema.DiffText;
import dev.switchback.schema.ObjectKey;

/**
 * One object that is not as the rehearsal had it.
 *
 * @param key   the object
 * @param words what is otherwise, without a full stop
 */
public record Difference(Kind kind, ObjectKey key, String words) {

    private static final DiffText TEXT = DiffText.ofDrift();

    /** How the live database differs. */
    public enum Kind {
        /** Migrations make it, and it is not there. */
        MISSING,
        /** It is there, and no migration makes it. */
        EXTRA,
        /** It is there and is otherwise. */
        OTHER
    }

    static Difference of(Change change) {
        Kind kind = change instanceof Change.Added
                ? Kind.EXTRA
                : change instanceof Change.Removed ? Kind.MISSING : Kind.OTHER;
        return new Difference(kind, change.key(), TEXT.line(change));
    }
}
