// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** What an INSERT puts into one column of one row. */
public sealed interface Cell {

    /** A value, as text that the column's type reads. */
    record Text(String text) implements Cell {}

    /** NULL. */
    record Null() implements Cell {}

    /** What the column's default gives. */
    record Default() implements Cell {}

    /** The one NULL. */
    Cell NULL = new Null();

    /** The one DEFAULT. */
    Cell DEFAULT = new Default();

    /** Returns a value. */
    static Cell of(String text) {
        return new Text(text);
    }
}
