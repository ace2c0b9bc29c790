// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal.javanotes;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Works a while for each row, as a migration does that a user writes in Java because SQL cannot say it. */
public class V3__Notes extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("UPDATE orders SET note = md5(repeat(id::text, 2000))");
        }
    }
}
