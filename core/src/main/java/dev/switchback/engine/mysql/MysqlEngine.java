// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.engine.BulkLoader;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.Engine;
import dev.switchback.engine.LiveProbe;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** MySQL from version 8.0 on, and MariaDB from 10.11 on. */
public final class MysqlEngine implements Engine {

    private final Flavor flavor;

    /** Databases of one history have most objects in common; the same instance is seen to be equal at a glance. */
    private final Map<SchemaObject, SchemaObject> shared = new ConcurrentHashMap<>();

    public MysqlEngine(Flavor flavor) {
        this.flavor = flavor;
    }

    @Override
    public String product() {
        return flavor.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Dialect dialect() {
        return Dialect.MYSQL;
    }

    @Override
    public SchemaReader schemaReader(Connection connection, Set<TableName> excluded) throws SQLException {
        return MysqlSchemaReader.on(connection, excluded, flavor, shared);
    }

    @Override
    public RowReader rowReader(Connection connection) throws SQLException {
        return MysqlRowReader.on(connection, flavor);
    }

    @Override
    public SessionProbes probes() {
        return MysqlProbes.create(flavor);
    }

    @Override
    public ReleaseProbes releaseProbes() {
        return new ReleaseProbes(
                new MysqlLockTimeouts(),
                new MysqlProgress(flavor),
                new MysqlWritability(),
                new MysqlOrphans(),
                MysqlRowCounts.probe(flavor));
    }

    @Override
    public RowEngine rowEngine(Connection connection) throws SQLException {
        return new MysqlRowEngine(connection, flavor);
    }

    @Override
    public BulkLoader bulkLoader(Connection connection) throws SQLException {
        return MysqlLoader.on(connection, flavor);
    }

    @Override
    public StatisticsReader statistics(Connection connection) {
        return new MysqlStatistics(connection, flavor);
    }

    @Override
    public Database alone(Database database, Memory memory) throws SQLException {
        return memory.isAll() ? database : SmallerBuffers.on(database, memory);
    }

    @Override
    public String serverWideState(Connection connection) throws SQLException {
        return ServerWideState.of(connection, flavor);
    }

    @Override
    public Set<String> unseenKinds(Connection connection) throws SQLException {
        return VisibleKinds.unseen(connection);
    }

    /** Neither a trigger nor a function may run a statement that commits. */
    @Override
    public boolean mayChangeSchema(String statement) {
        return StatementKind.mayChangeSchema(statement);
    }

    @Override
    public List<String> mending(Snapshot wanted, Snapshot found) {
        return MysqlRemedy.of(wanted, found);
    }

    @Override
    public DumpTools dumpTools() {
        return new MysqlDumpTools(flavor);
    }

    @Override
    public LiveProbe liveProbe() {
        return new MysqlLiveProbe(flavor);
    }

    @Override
    public DatabaseExchange exchange() {
        return new MovedTables(flavor);
    }
}
