// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty.javagood;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Adds a column, as a script would. */
public class V2__AddPhone extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("ALTER TABLE customers ADD COLUMN phone text NOT NULL DEFAULT ''");
        }
    }
}
