// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.RowReader;
import dev.switchback.engine.SchemaReader;
import dev.switchback.engine.SessionProbes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL, from version 14 on. */
public final class PostgresEngine implements Engine {

    @Override
    public String product() {
        return "postgresql";
    }

    @Override
    public SchemaReader schemaReader(Connection connection, Set<TableName> excluded) throws SQLException {
        return PostgresSchemaReader.on(connection, excluded);
    }

    @Override
    public RowReader rowReader(Connection connection) throws SQLException {
        return PostgresRowReader.on(connection);
    }

    @Override
    public SessionProbes probes() {
        return PostgreSqlProbes.create();
    }

    @Override
    public RowEngine rowEngine(Connection connection) throws SQLException {
        return new PostgresRowEngine(connection);
    }
}
