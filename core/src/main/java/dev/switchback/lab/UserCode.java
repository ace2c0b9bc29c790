// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.migration.Migration;
import java.sql.Connection;

/** The user's own seeds and assertions around a migration. */
public interface UserCode {

    /** Nothing of the user's. */
    UserCode NONE = new UserCode() {
        @Override
        public boolean isConcernedWith(Moment moment, Migration migration) {
            return false;
        }

        @Override
        public void run(Moment moment, Migration migration, Connection connection) {}
    };

    /** Says whether there is anything to run, so that nothing is read again for nothing. */
    boolean isConcernedWith(Moment moment, Migration migration);

    /** Runs it; whatever it throws is the user's word on the migration. */
    void run(Moment moment, Migration migration, Connection connection) throws Exception;
}
