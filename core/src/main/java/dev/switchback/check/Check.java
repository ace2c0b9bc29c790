// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.CheckId;
import dev.switchback.lab.Stage;
import java.sql.SQLException;

/** One question asked of one migration: what it observes on the stage, and how it judges what it saw. */
public interface Check {

    /** Returns its name, as it stands in test names, settings and evidence. */
    CheckId id();

    /** Says whether it needs the database that has rows in every table. */
    boolean needsRows();

    /**
     * Observes, then judges.
     *
     * @throws SQLException if the database could not be looked at; the caller reports the check as inconclusive
     */
    Judgement on(Stage stage) throws SQLException;
}
