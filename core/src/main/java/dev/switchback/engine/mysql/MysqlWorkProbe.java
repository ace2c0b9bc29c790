// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.WorkProbe;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures from another session, by what the server counts in all: a query in the script's own session would change what
 * ROW_COUNT() and the like tell the script.
 */
record MysqlWorkProbe(Flavor flavor) implements WorkProbe {

    @Override
    public Meter follow(Connection connection, Onlooker onlooker) {
        return new WorkMeter(connection, onlooker, flavor);
    }

    private static final class WorkMeter implements Meter {

        private final Connection script;
        private final Onlooker onlooker;
        private final Flavor flavor;
        private final ExistingTables existing = new ExistingTables();
        private RowTraffic traffic = RowTraffic.NONE;
        private InnodbFiles files = InnodbFiles.NONE;
        private ServerCounters counters = ServerCounters.NONE;
        private ServerCounters idle = ServerCounters.NONE;
        private boolean counted;
        private Optional<ThreadLocks> locks = Optional.empty();
        private String database = "";
        private @Nullable BlockedWrites watch;

        WorkMeter(Connection script, Onlooker onlooker, Flavor flavor) {
            this.script = script;
            this.onlooker = onlooker;
            this.flavor = flavor;
        }

        @Override
        public void begin() throws SQLException {
            Connection eye = onlooker.connection();
            Background.await(eye, flavor);
            Instruments instruments = Instruments.of(eye);
            counted = instruments.tableRows();
            beginWatch(eye, instruments);
            traffic = RowTraffic.read(eye, counted);
            files = InnodbFiles.read(eye, flavor);
            existing.begin(files);
            counters = ServerCounters.read(eye, flavor);
            idle = ServerCounters.read(eye, flavor).since(counters);
        }

        private void beginWatch(Connection eye, Instruments instruments) throws SQLException {
            long session = DriverSession.of(flavor).id(script);
            locks = instruments.metadataLocks() ? ThreadLocks.of(eye, session) : Optional.empty();
            database = Jdbc.text(eye, "SELECT DATABASE()");
            if (locks.isPresent()) {
                // The first look of all reads what the server knows of the table that it asks.
                locks.get().held(eye, database);
            }
        }

        /** Not before all else that is looked at: reading the dictionary asks for pages, too. */
        @Override
        public void before() throws SQLException {
            counters = ServerCounters.read(onlooker.connection(), flavor);
        }

        @Override
        public void executing() throws SQLException {
            Connection eye = onlooker.connection();
            watch = locks.map(held -> BlockedWrites.watch(eye, held, database)).orElse(null);
        }

        @Override
        public void executed() {
            if (watch != null) {
                watch.end();
            }
        }

        @Override
        public Set<TableName> blocked() {
            return watch == null ? Set.of() : watch.tables();
        }

        @Override
        public Work after() throws SQLException {
            Connection eye = onlooker.connection();
            ServerCounters cost = ServerCounters.read(eye, flavor).since(counters);
            RowTraffic before = traffic;
            InnodbFiles former = files;
            traffic = RowTraffic.read(eye, counted);
            files = InnodbFiles.read(eye, flavor);
            counters = ServerCounters.read(eye, flavor);
            boolean complete = counted && !TableWrites.areIncomplete(eye);
            StatementTraces traces = new StatementTraces(
                    traffic.since(before), former, files, existing.names(files, before), cost.truncations() > 0);
            return new Work(
                    complete ? traces.rowsRead(cost.rowsOfCopies() - idle.rowsOfCopies()) : Work.UNKNOWN,
                    complete ? traces.rowsWritten() : Work.UNKNOWN,
                    cost.pages(),
                    cost.logBytes(),
                    traces.diskBytes(),
                    cost.temporaryFiles() == 0 ? 0 : Work.UNKNOWN,
                    traces.kinds());
        }

        /** Only with the commit changed rows come into the binary log. */
        @Override
        public Work committed() throws SQLException {
            long logBytes = ServerCounters.read(onlooker.connection(), flavor)
                    .since(counters)
                    .logBytes();
            return new Work(0, 0, 0, logBytes, 0, 0, Set.of());
        }
    }
}
