// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a script may declare about itself, in the order in which a person writes it. */
public enum HeaderField {
    /** What the migration is for. */
    PURPOSE,
    /** What users and operators notice. */
    IMPACT,
    /** What must be there first: another migration, a release of the application. */
    DEPENDENCIES,
    /** How it is taken back. */
    ROLLBACK,
    /** How it was tested, beyond what is rehearsed. */
    TESTING,
    /** What it may take in production. */
    BUDGET,
    /** What somebody has agreed to. */
    APPROVED;

    /** Returns the word as it stands in a header, such as {@code Purpose}. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Returns the field that a word names, in upper or lower case. */
    public static Optional<HeaderField> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
