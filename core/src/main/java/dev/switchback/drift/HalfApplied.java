// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveSchema;
import dev.switchback.migration.Migration;
import java.util.List;

/**
 * How far a migration got that failed half-way, by what its statements did to the schema when they were rehearsed.
 *
 * <p>What a statement does to rows alone leaves no trace in a schema. So it is told what surely took effect, what surely did not,
 * and what cannot be told.
 */
public sealed interface HalfApplied {

    /** Returns what is known, in sentences for people. */
    List<String> words();

    /**
     * The live schema is the one after a statement, or after one of several that follow each other and change no schema.
     *
     * @param migration the script's name
     * @param lines     on which its statements begin, 0 if unknown
     * @param surely    how many of them have surely taken effect, those between them that change no schema included
     * @param perhaps   how many may have, those included
     */
    record Reached(String migration, List<Integer> lines, int surely, int perhaps) implements HalfApplied {
        public Reached {
            lines = List.copyOf(lines);
        }

        @Override
        public List<String> words() {
            return ReachedWords.of(this);
        }
    }

    /**
     * The schema is between no two statements: the one that failed did a part of its work, or somebody has begun to mend it.
     *
     * @param migration   the script's name
     * @param nearest     after how many statements it would be most like what it is
     * @param lines       on which the statements begin
     * @param differences from that
     */
    record Between(String migration, int nearest, List<Integer> lines, List<Difference> differences)
            implements HalfApplied {
        public Between {
            lines = List.copyOf(lines);
            differences = List.copyOf(differences);
        }

        @Override
        public List<String> words() {
            return ReachedWords.of(this);
        }
    }

    /**
     * It cannot be told.
     *
     * @param why    a sentence
     * @param remedy what helps, a sentence
     */
    record Untold(String why, String remedy) implements HalfApplied {
        @Override
        public List<String> words() {
            return List.of(why, remedy);
        }
    }

    /**
     * Finds out.
     *
     * @param record    the schemas of the rehearsal
     * @param migration the one that failed, as its script is now
     */
    static HalfApplied of(SchemaRecord record, Migration migration, LiveSchema live) {
        for (int i = 0; i < record.migrations().size(); i++) {
            RecordedMigration step = record.migrations().get(i);
            if (step.isOf(migration)) {
                return new StatementSearch(record, i, live).result();
            }
            if (step.isStepOf(migration)) {
                return new Untold(
                        migration.name()
                                + " was edited since it was rehearsed, so that the rehearsal does not tell which of its"
                                + " statements took effect.",
                        "Look at the statements and at the schema, one by one, before anything else is run.");
            }
        }
        return new Untold(
                "The rehearsal did not come to " + migration.name()
                        + ", so that it does not tell which of its statements took effect.",
                "Look at the statements and at the schema, one by one, before anything else is run.");
    }
}
