// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.data.compare.DataState;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What was seen when a migration ran on the database that has rows in every table.
 *
 * @param notFilled    the tables that had no rows all the same, with the reasons
 * @param userCode     what the user's own code threw before or after it
 * @param mending      statements that take back what it left when it failed, as far as they can be given
 * @param again        a repeatable migration's second application
 */
public record PopulatedFacts(
        List<NotFilled> notFilled,
        List<UserCodeFailure> userCode,
        StepOutcome outcome,
        Snapshot schemaBefore,
        Snapshot schemaAfter,
        DataState rowsBefore,
        DataState rowsAfter,
        List<String> mending,
        Optional<AgainFacts> again) {

    public PopulatedFacts {
        notFilled = List.copyOf(notFilled);
        userCode = List.copyOf(userCode);
        mending = List.copyOf(mending);
    }

    /** Says whether the migration applied. */
    public boolean applied() {
        return outcome instanceof StepOutcome.Applied;
    }
}
