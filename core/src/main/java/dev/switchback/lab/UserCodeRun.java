// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.Database;
import dev.switchback.migration.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Runs the user's code on a connection of its own and takes down what it throws. */
final class UserCodeRun {

    private UserCodeRun() {}

    /** Returns what was thrown, if anything; errors of the virtual machine pass through. */
    static Optional<UserCodeFailure> run(UserCode code, Moment moment, Migration migration, Database database)
            throws SQLException {
        try (Connection connection = database.connect()) {
            code.run(moment, migration, connection);
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(new UserCodeFailure(moment, true, String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever asked the run to end is to be heard
            return Optional.of(new UserCodeFailure(moment, false, e.toString()));
        } catch (Exception e) { // the user's code may throw whatever it likes; it is reported, not hidden
            return Optional.of(new UserCodeFailure(moment, false, e.toString()));
        }
    }
}
