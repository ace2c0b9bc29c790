// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

/** How the duration of a statement, or of a script, grows with the rows of the tables that it touches. */
public enum Growth {
    /** It does not. */
    CONSTANT("constant time"),
    /** Twice the rows take twice the time. */
    LINEAR("grows linearly"),
    /** A little more than that, as sorting does: an index is built. */
    LINEARITHMIC("grows as n log n"),
    /** Twice the rows take much more than twice the time. */
    WORSE("grows faster than n log n");

    private final String words;

    Growth(String words) {
        this.words = words;
    }

    /** Returns the one of both that grows faster: a script grows like the worst of its statements. */
    public Growth or(Growth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return words;
    }
}
