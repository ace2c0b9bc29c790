// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.engine.BulkLoader;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.Engine;
import dev.switchback.engine.LiveProbe;
import dev.switchback.engine.OrphanProbe;
import dev.switchback.engine.ReleaseProbes;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.RowReader;
import dev.switchback.engine.SchemaReader;
import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.StatisticsReader;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** PostgreSQL, from version 14 on. */
public final class PostgresEngine implements Engine {

    private static final String SERVER_WIDE = """
            SELECT md5(concat_ws('/',
              (SELECT string_agg(r::text, ',' ORDER BY r.oid) FROM pg_roles r),
              (SELECT string_agg(m.roleid || '>' || m.member || m.admin_option, ',' ORDER BY m.roleid, m.member)
               FROM pg_auth_members m),
              (SELECT string_agg(t::text, ',' ORDER BY t.oid) FROM pg_tablespace t)))
            """;

    /** Databases of one history have most objects in common; the same instance is seen to be equal at a glance. */
    private final Map<SchemaObject, SchemaObject> shared = new ConcurrentHashMap<>();

    @Override
    public String product() {
        return "postgresql";
    }

    @Override
    public Database alone(Database database, Memory memory) throws SQLException {
        return LoneSessions.on(database, memory);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public SchemaReader schemaReader(Connection connection, Set<TableName> excluded) throws SQLException {
        return PostgresSchemaReader.on(connection, excluded, shared);
    }

    @Override
    public RowReader rowReader(Connection connection) throws SQLException {
        return PostgresRowReader.on(connection);
    }

    @Override
    public SessionProbes probes() {
        return PostgresProbes.create();
    }

    @Override
    public ReleaseProbes releaseProbes() {
        return new ReleaseProbes(
                new PostgresLockTimeouts(),
                new PostgresProgress(),
                new PostgresWritability(),
                OrphanProbe.NONE,
                PostgresRowCounts.PROBE);
    }

    @Override
    public RowEngine rowEngine(Connection connection) throws SQLException {
        return new PostgresRowEngine(connection);
    }

    @Override
    public BulkLoader bulkLoader(Connection connection) {
        return new CopyLoader(connection);
    }

    @Override
    public StatisticsReader statistics(Connection connection) {
        return new PostgresStatistics(connection);
    }

    @Override
    public String serverWideState(Connection connection) throws SQLException {
        return Jdbc.text(connection, SERVER_WIDE);
    }

    @Override
    public List<String> mending(Snapshot wanted, Snapshot found) {
        return Remedy.of(wanted, found).statements();
    }

    @Override
    public DumpTools dumpTools() {
        return new PostgresDumpTools();
    }

    @Override
    public LiveProbe liveProbe() {
        return new PostgresLiveProbe();
    }

    @Override
    public DatabaseExchange exchange() {
        return new RenamedDatabases();
    }
}
