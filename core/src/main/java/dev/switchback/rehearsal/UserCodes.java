// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.lab.Moment;
import dev.switchback.lab.UserCode;
import dev.switchback.migration.Migration;
import java.sql.Connection;

/** The user's seed files and hooks, as the lab runs them: seeds first. */
final class UserCodes implements UserCode {

    private final SeedFiles seeds;
    private final Hooks hooks;

    UserCodes(SeedFiles seeds, Hooks hooks) {
        this.seeds = seeds;
        this.hooks = hooks;
    }

    @Override
    public boolean isConcernedWith(Moment moment, Migration migration) {
        return hooks.isConcernedWith(moment, migration)
                || moment == Moment.BEFORE_MIGRATION && seeds.of(migration).isPresent();
    }

    @Override
    public void run(Moment moment, Migration migration, Connection connection) throws Exception {
        switch (moment) {
            case BEFORE_MIGRATION -> {
                seeds.run(migration, connection);
                hooks.beforeMigration(migration, connection);
            }
            case AFTER_MIGRATION -> hooks.afterMigration(migration, connection);
            case AFTER_UNDO -> hooks.afterUndo(migration, connection);
        }
    }
}
