// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.lab.Stage;
import java.sql.SQLException;
import java.util.Optional;

/** What keeps a check from asking anything of tables that hold rows. */
final class Hindrances {

    private Hindrances() {}

    /** Returns the judgement that is left then. */
    static Optional<Judgement> on(Stage stage) throws SQLException {
        if (stage.standsFor().isPresent()) {
            return Optional.of(Judgement.notApplicable(
                    "a baseline script runs on empty databases only; others have the versions that it stands for"));
        }
        return stage.empty().endedOtherSessions()
                ? Optional.of(Judgement.inconclusive(EndedSessions.reason(stage)))
                : Optional.empty();
    }
}
