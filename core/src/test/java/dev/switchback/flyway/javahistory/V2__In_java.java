// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway.javahistory;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration as a user writes it in Java. */
public class V2__In_java extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("CREATE TABLE from_java (id int)");
        }
    }
}
