// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.Optional;

/**
 * One step of a history.
 *
 * @param kind        what Flyway takes it for
 * @param version     empty for repeatable migrations only
 * @param description the words after the separator, as Flyway shows them
 * @param name        what people call it: the file's name, or the class name of a Java migration; unique in a history
 * @param script      empty for Java migrations, whose source is not ours to read
 * @param undo        the script that takes it back, if there is one
 * @param header      what the script's leading comments declare
 */
public record Migration(
        Kind kind,
        Optional<Version> version,
        String description,
        String name,
        Optional<Script> script,
        Optional<UndoScript> undo,
        Header header) {

    /** What Flyway takes a migration for. */
    public enum Kind {
        /** A SQL script {@code V<version>__<description>.sql}, applied once. */
        VERSIONED,
        /** A SQL script {@code R__<description>.sql}, applied again whenever it changes. */
        REPEATABLE,
        /** A SQL script {@code B<version>__<description>.sql} that stands for all versions up to its own. */
        BASELINE,
        /** A Java class, versioned or repeatable. */
        JAVA
    }

    /** Returns the version as text, or the description of a repeatable migration. */
    public String label() {
        return version.map(Version::toString).orElse(description);
    }

    /**
     * Says whether a person may call it so: its version, with or without a {@code V} before it, its name, or the description of a
     * repeatable migration.
     */
    public boolean isCalled(String text) {
        String wanted = text.strip();
        return name.equals(wanted)
                || version.map(own -> own.isWritten(wanted))
                        .orElseGet(() -> description.equals(wanted.replace('_', ' ')));
    }

    /** Says whether Flyway applies this migration again when it changes. */
    public boolean isRepeatable() {
        return version.isEmpty();
    }
}
