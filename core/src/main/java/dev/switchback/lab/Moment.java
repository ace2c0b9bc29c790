// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

/** When a user's own code runs. */
public enum Moment {
    BEFORE_MIGRATION("before the migration"),
    AFTER_MIGRATION("after the migration"),
    AFTER_UNDO("after the undo");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
