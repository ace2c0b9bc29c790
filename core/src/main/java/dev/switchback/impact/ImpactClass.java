// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

/** What application code that was written for the schema before a migration meets on the schema after it. */
public enum ImpactClass {
    /** The migration leaves the schema as it is; it may write rows. */
    UNCHANGED("data only", "The schema stays as it is."),
    /** It brings something, or changes what no statement sees. */
    ADDITIVE("additive", "Code written for the schema before it notices nothing."),
    /** It changes what is there: code goes on, and may find other values, other plans or other side effects. */
    TRANSFORMING(
            "transforming",
            "Code written for the schema before it goes on, and may find other values or other effects."),
    /** Code would miss something, or be refused. */
    BREAKING("breaking", "Code written for the schema before it misses something, or is refused.");

    private final String words;
    private final String meaning;

    ImpactClass(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /** Returns what it means, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** Returns the one of both that weighs more. */
    public ImpactClass or(ImpactClass other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return words;
    }
}
