// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Relation;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.RowReader;
import dev.switchback.engine.SequenceState;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads rows from PostgreSQL over one connection, whose session settings it fixes. */
public final class PostgresRowReader implements RowReader {

    private static final String SETTINGS = """
            SET DateStyle = 'ISO, MDY'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC'; SET extra_float_digits = 3;
            SET bytea_output = 'hex'; SET xmloption = 'content'; SET lc_monetary = 'C'; SET search_path = '';
            SET row_security = off; SET statement_timeout = 0; SET default_transaction_read_only = on;
            SET quote_all_identifiers = off; SET plan_cache_mode = force_generic_plan""";

    private final Connection connection;
    private final PostgresTypes types;
    private final RowBudget budget;
    private String stamp = "";

    private PostgresRowReader(Connection connection, RowBudget budget) {
        this.connection = connection;
        this.types = new PostgresTypes(connection);
        this.budget = budget;
    }

    /**
     * Opens a reader.
     *
     * @param connection in auto-commit mode, used by the reader alone from now on; closed by whoever opened it
     */
    public static PostgresRowReader on(Connection connection) throws SQLException {
        return on(connection, RowBudget.DEFAULT);
    }

    static PostgresRowReader on(Connection connection, RowBudget budget) throws SQLException {
        fix(connection);
        return new PostgresRowReader(connection, budget);
    }

    /** Fixes what values as text depend on. */
    static void fix(Connection connection) throws SQLException {
        Jdbc.execute(connection, SETTINGS);
    }

    @Override
    public Optional<List<Relation>> changedRelations() throws SQLException {
        String now = Jdbc.text(connection, RowCatalog.STAMP);
        if (now.equals(stamp)) {
            return Optional.empty();
        }
        stamp = now;
        return Optional.of(Jdbc.query(
                connection,
                row -> new Relation(
                        row.getLong(1),
                        new TableName(row.getString(2), row.getString(3)),
                        row.getBoolean(4),
                        row.getLong(5)),
                RowCatalog.RELATIONS));
    }

    @Override
    public List<TableState> tables(Collection<Relation> tables) throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        List<TableState> states = new ArrayList<>();
        for (StoredShape shape : StoredShape.read(connection, types, tables)) {
            states.add(new StoredRows(connection, shape, budget).read());
        }
        return states;
    }

    @Override
    public List<SequenceState> sequences(Collection<Relation> sequences) throws SQLException {
        List<SequenceState> states = new ArrayList<>();
        List<Relation> all = List.copyOf(sequences);
        for (int i = 0; i < all.size(); i += 100) {
            states.addAll(someSequences(all.subList(i, Math.min(i + 100, all.size()))));
        }
        return states;
    }

    /** Asks the sequences themselves: the view pg_sequences does not tell whether a first value was handed out. */
    private List<SequenceState> someSequences(List<Relation> some) throws SQLException {
        String sql = some.stream()
                .map(sequence -> "SELECT " + sequence.id() + "::int8, last_value, is_called, (SELECT seqincrement FROM"
                        + " pg_sequence WHERE seqrelid = " + sequence.id() + ") FROM "
                        + RowExpressions.quoted(sequence.name()))
                .collect(Collectors.joining(" UNION ALL "));
        var names = some.stream().collect(Collectors.toMap(Relation::id, Relation::name));
        return Jdbc.query(
                connection,
                row -> new SequenceState(
                        row.getLong(1),
                        Objects.requireNonNull(names.get(row.getLong(1))),
                        row.getLong(2),
                        row.getBoolean(3),
                        row.getLong(4)),
                sql);
    }
}
