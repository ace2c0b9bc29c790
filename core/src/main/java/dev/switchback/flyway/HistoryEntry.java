// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * A migration in the history of a live database, as Flyway sees it with the scripts that are at hand.
 *
 * @param state       what has become of it
 * @param version     empty for repeatable migrations
 * @param description as the history has it, else as the file's name has it
 * @param script      the file's name or path, or the class name
 * @param rank        its place in the order in which migrations were applied; 0 if it was not
 * @param edited      whether the script at hand is another than the one that was applied
 * @param applied     when, by whom and for how long it was applied, if it was
 */
public record HistoryEntry(
        State state,
        Optional<Version> version,
        String description,
        String script,
        int rank,
        boolean edited,
        Optional<Applied> applied) {

    /** What has become of a migration. */
    public enum State {
        /** It is applied now. */
        APPLIED,
        /** The next {@code migrate} applies it. */
        PENDING,
        /** It failed, and what it did before that may be there. */
        FAILED,
        /** It is applied, and its script is not at hand. */
        MISSING,
        /** It is applied, its script is not at hand, and it is newer than all that are. */
        AHEAD,
        /** It was applied and taken back. */
        UNDONE,
        /** It is older than what is applied, was never applied, and Flyway is not told to apply it out of order. */
        PASSED_OVER,
        /** The database had what it does before Flyway came. */
        BASELINE,
        /** It is of no account any more: below the baseline, or a repeatable migration that was applied again since. */
        PAST
    }

    /**
     * How it was applied.
     *
     * @param at           when, by the server's clock
     * @param by           the account
     * @param milliseconds how long Flyway took for it
     */
    public record Applied(Instant at, String by, long milliseconds) {}

    /** Returns it as Flyway knows it when it applies it. */
    public LiveScript toScript() {
        return new LiveScript(version, description, script);
    }

    /** Returns the version, or the description of a repeatable migration. */
    public String label() {
        return version.map(Version::toString).orElse(description);
    }

    /** Returns version and description as people name it: {@code 41 (add email)}. */
    public String words() {
        return version.map(known -> description.isEmpty() ? known.toString() : known + " (" + description + ")")
                .orElse(description);
    }
}
