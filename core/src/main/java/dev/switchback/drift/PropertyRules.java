// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.HiddenValue;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveSchema;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What it means that a property differs. Pure.
 *
 * @param texts  how texts from the two catalogs are compared
 * @param coarse whether the two servers print definitions in ways of their own, so that only plain words can be compared
 */
record PropertyRules(Texts texts, boolean coarse) {

    /** What it means. */
    enum Meaning {
        /** The same, in other words. */
        SAME,
        /** The same but for how it is written, as far as can be told without a parser. */
        REWRITTEN,
        /** Set by whoever runs the database. */
        OPERATION,
        /** Which partitions there are is up to jobs. */
        PARTITIONS,
        /** The two servers would print the same thing otherwise. */
        NOT_COMPARED,
        /** Another thing. */
        DIFFERENT
    }

    private static final Set<String> OPERATION = Set.of(
            "storage parameters",
            "tablespace",
            "statistics target",
            "statistics targets",
            "clustered on",
            "replica identity",
            "encryption",
            "data directory",
            "index directory",
            "connection limit",
            "character set client",
            "collation connection",
            "database collation",
            "sql mode",
            "time zone");

    /** What every version of a server says in the same words. */
    private static final Set<String> PLAIN =
            Set.of("type", "not null", "labels", "identity", "form", "events", "timing");

    /** Texts that a dump may bring back with other casts and parentheses. */
    private static final Set<String> REWRITABLE =
            Set.of("definition", "default", "generated", "using", "with check", "partition bound", "partitioned by");

    private static final Pattern PARTITION_LIST = Pattern.compile("\\s*\\(\\s*PARTITION\\b.*", Pattern.DOTALL);
    private static final Pattern MOMENT = Pattern.compile(" (?:STARTS|ENDS) .*", Pattern.DOTALL);

    static PropertyRules of(SchemaRecord record, LiveSchema live) {
        boolean isSameSeries = live.dialect()
                .series(record.header().version())
                .equals(live.dialect().series(live.server().version()));
        return new PropertyRules(Texts.of(record, live), !isSameSeries);
    }

    /**
     * Judges two values, of which an absent one is empty.
     *
     * @param live as it is there, a secret included
     */
    Meaning of(String property, String rehearsed, String live) {
        if (rehearsed.equals(live) || isOwn(property, rehearsed) || HiddenValue.isWritten(rehearsed, live)) {
            return Meaning.SAME;
        }
        if (texts.areSame(rehearsed, live)) {
            return Meaning.SAME;
        }
        if (OPERATION.contains(property)) {
            return Meaning.OPERATION;
        }
        if (coarse && !PLAIN.contains(property)) {
            return Meaning.NOT_COMPARED;
        }
        return otherwise(property, rehearsed, live);
    }

    private Meaning otherwise(String property, String rehearsed, String live) {
        if (property.equals("partitioned by") && !rehearsed.isEmpty() && texts.areSame(head(rehearsed), head(live))) {
            return Meaning.PARTITIONS;
        }
        if (property.equals("schedule")
                && MOMENT.matcher(rehearsed)
                        .replaceFirst("")
                        .equals(MOMENT.matcher(live).replaceFirst(""))) {
            return Meaning.OPERATION;
        }
        boolean isBoth = !rehearsed.isEmpty() && !live.isEmpty();
        return isBoth && REWRITABLE.contains(property) && texts.areAlike(rehearsed, live)
                ? Meaning.REWRITTEN
                : Meaning.DIFFERENT;
    }

    /** What belongs to the account that migrates there belongs to whoever migrates here. */
    private static boolean isOwn(String property, String rehearsed) {
        return (property.equals("owner") || property.equals("definer")) && rehearsed.equals(Side.MIGRATES);
    }

    private static String head(String partitions) {
        return PARTITION_LIST.matcher(partitions).replaceFirst("");
    }
}
