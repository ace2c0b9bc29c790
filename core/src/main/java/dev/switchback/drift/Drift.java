// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveSchema;
import dev.switchback.migration.MigrationSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether a live database has the schema that the rehearsal had at its version.
 *
 * <p>What surely differs, what differs and is no migration's business, and what cannot be compared are told apart: an alarm that is
 * false once is not looked at the next time.
 */
public sealed interface Drift {

    /**
     * The schemas were held against each other.
     *
     * @param standard    what the live one was held against, for people
     * @param differences object by object; none if there is no drift
     * @param aside       what differs and is not the migrations' to say, such as rights that others were given; one sentence each
     * @param unknown     what could not be compared, one sentence each
     */
    record Compared(String standard, List<Difference> differences, List<String> aside, List<String> unknown)
            implements Drift {
        public Compared {
            differences = List.copyOf(differences);
            aside = List.copyOf(aside);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * There is no rehearsed schema to hold the live one against.
     *
     * @param why    a sentence
     * @param remedy what helps, a sentence
     */
    record NotComparable(String why, String remedy) implements Drift {}

    /**
     * Compares.
     *
     * @param record  the schemas of the rehearsal
     * @param history the migrations as they are now
     * @param applied what the live database has of them
     * @param live    its schema
     * @throws EvidenceProblem if the record is damaged
     */
    static Drift of(SchemaRecord record, MigrationSet history, AppliedMigrations applied, LiveSchema live)
            throws EvidenceProblem {
        return DriftCheck.of(record, history, applied, live, Optional.empty());
    }
}
