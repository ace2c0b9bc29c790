// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.Dialect;
import dev.switchback.forecast.Work;
import java.time.Duration;
import java.util.List;

/** What became of one script. */
public sealed interface StepOutcome {

    /** The statements that were executed, the failed one left out. */
    List<StatementRun> statements();

    /** The relations that it may have written. */
    Touched touched();

    /** How long the script took, without Flyway's book-keeping and without the looks at it. */
    Duration duration();

    /** What it cost in all, apart from time, as far as that was measured. */
    default Work work() {
        return StatementRun.work(statements());
    }

    /** Whether the script ended the transaction in which Flyway runs it, so that parts of it can stay when it fails. */
    boolean committedByItself();

    /** Whether Flyway ran it in a transaction. */
    boolean inTransaction();

    /** Says of one that did not run to its end whether parts of it may have taken effect. */
    default boolean mayHaveLeft(Dialect dialect) {
        boolean rolledBack = dialect.rollsBackDdl() && inTransaction() && !committedByItself();
        return !rolledBack && !statements().isEmpty();
    }

    /**
     * It ran to its end and is committed.
     *
     * @param sessionChanges what it has left changed in its session, for the scripts after it
     * @param commit         the commit after that, with the constraints that it checks and the files that it removes; of no
     *                       duration if that was not measured, or there was no transaction
     * @param work           what it cost in all but the commit; a script in Java has that and no statements
     */
    record Applied(
            List<StatementRun> statements,
            Touched touched,
            Duration duration,
            boolean committedByItself,
            boolean inTransaction,
            List<SessionChange> sessionChanges,
            StatementRun commit,
            Work work)
            implements StepOutcome {
        public Applied {
            statements = List.copyOf(statements);
            sessionChanges = List.copyOf(sessionChanges);
        }
    }

    /** It failed; the run is over. Unless it ran without a transaction, or committed, nothing of it is left. */
    record Failed(
            Failure failure,
            List<StatementRun> statements,
            Touched touched,
            Duration duration,
            boolean committedByItself,
            boolean inTransaction)
            implements StepOutcome {
        public Failed {
            statements = List.copyOf(statements);
        }
    }

    /** It did not come to an end and was ended; the run is over. */
    record Hung(
            Diagnosis diagnosis,
            List<StatementRun> statements,
            Touched touched,
            Duration duration,
            boolean committedByItself,
            boolean inTransaction)
            implements StepOutcome {
        public Hung {
            statements = List.copyOf(statements);
        }

        /** Returns the same with other words for why, and for what cures it. */
        public Hung because(String what, String remedy) {
            return new Hung(
                    diagnosis.because(what, remedy), statements, touched, duration, committedByItself, inTransaction);
        }
    }
}
