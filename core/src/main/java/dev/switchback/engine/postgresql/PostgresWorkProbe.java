// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.WorkProbe;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Measures by the server's counts of rows and pages, by the files of relations, and by the position in the WAL.
 *
 * <p>What a transaction has done to the catalog only its own session sees, so that one is asked, too: PostgreSQL has nothing
 * that a query in between would change for the script.
 */
final class PostgresWorkProbe implements WorkProbe {

    @Override
    public Meter follow(Connection connection, Onlooker onlooker) {
        return new WorkMeter(connection, onlooker);
    }

    /** From here on a session can be made to report what its temporary files took; before, it is not known when it does. */
    private static final int REPORTING = 15;

    private static final class WorkMeter implements Meter {

        private final Connection script;
        private final Onlooker onlooker;
        private final Set<Long> existing = new HashSet<>();
        private RelationCounts counts = RelationCounts.NONE;
        private ServerTotals totals = ServerTotals.NONE;
        private long temporaryBytes;

        WorkMeter(Connection script, Onlooker onlooker) {
            this.script = script;
            this.onlooker = onlooker;
        }

        @Override
        public void begin() throws SQLException {
            counts = RelationCounts.read(script, onlooker.connection());
            existing.addAll(counts.permanentTables());
            totals = ServerTotals.read(onlooker.connection());
            temporaryBytes = totals.temporaryBytes();
        }

        /** Whoever asks a session where the script has ended the transaction would begin one for it. */
        private Connection eye() throws SQLException {
            boolean wouldBegin = !script.getAutoCommit()
                    && script.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
            return wouldBegin ? onlooker.connection() : script;
        }

        @Override
        public Work after() throws SQLException {
            Connection eye = eye();
            RelationCounts before = counts;
            ServerTotals since = totals;
            counts = RelationCounts.read(eye, onlooker.connection());
            totals = ServerTotals.read(onlooker.connection());
            RelationChanges changes = new RelationChanges(before, counts, existing, NewFiles.of(before, counts, eye));
            boolean flushed = script.getAutoCommit() && before.counted();
            return new Work(
                    changes.rowsRead(),
                    changes.rowsWritten(),
                    changes.pages(),
                    totals.logBytes() - since.logBytes(),
                    Math.max(totals.diskBytes() - since.diskBytes(), changes.newBytes()),
                    flushed ? totals.temporaryBytes() - since.temporaryBytes() : Work.UNKNOWN,
                    changes.kinds());
        }

        /** Until then the session has kept to itself what its temporary files took, of all statements in the transaction. */
        @Override
        public Work committed() throws SQLException {
            if (script.getMetaData().getDatabaseMajorVersion() < REPORTING) {
                return Work.NONE.withTemporaryBytes(Work.UNKNOWN);
            }
            Jdbc.text(script, "SELECT pg_catalog.pg_stat_force_next_flush()::text");
            script.commit();
            long now = ServerTotals.read(onlooker.connection()).temporaryBytes();
            return Work.NONE.withTemporaryBytes(now - temporaryBytes);
        }
    }

    /**
     * What is counted for the database or the server as a whole.
     *
     * @param logBytes       the position in the WAL
     * @param diskBytes      the size of the database's files, those of transactions that are not committed included
     * @param temporaryBytes of temporary files, as sessions have reported them: at the end of a transaction
     */
    private record ServerTotals(long logBytes, long diskBytes, long temporaryBytes) {

        static final ServerTotals NONE = new ServerTotals(0, 0, 0);

        private static final String TOTALS = """
                SELECT (pg_catalog.pg_current_wal_insert_lsn() - '0/0')::bigint,
                       pg_catalog.pg_database_size(d.oid), pg_catalog.pg_stat_get_db_temp_bytes(d.oid)
                  FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
                """;

        static ServerTotals read(Connection connection) throws SQLException {
            return Jdbc.query(
                            connection, row -> new ServerTotals(row.getLong(1), row.getLong(2), row.getLong(3)), TOTALS)
                    .get(0);
        }
    }
}
