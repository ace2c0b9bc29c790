// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGStatement;

/**
 * The catalog's queries, prepared on one connection.
 *
 * <p>Planning them costs several times what running them does, so each is prepared on the server at its first use.
 */
final class CatalogStatements {

    /**
     * A catalog that is watched.
     *
     * @param count its rows, or -1 where they are not counted
     * @param young the keys of the rows that are younger than the horizon
     */
    record Watched(String catalog, long count, List<Long> young) {

        /** Says whether its rows belong to no unit; such a row has no key. */
        boolean isBystander() {
            return !isOfUnits() && count >= 0;
        }

        boolean isOfUnits() {
            return UNIT_CATALOGS.contains(catalog);
        }
    }

    /** A row of the catalog, by its key, and the unit that it belongs to. */
    record UnitOfRow(String catalog, long key, CatalogUnit unit) {}

    private static final Set<String> UNIT_CATALOGS = Set.of(
            "pg_class",
            "pg_constraint",
            "pg_trigger",
            "pg_rewrite",
            "pg_policy",
            "pg_statistic_ext",
            "pg_publication_rel",
            "pg_proc",
            "pg_type",
            "pg_namespace");

    private final Connection connection;
    private final CatalogSql sql;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    CatalogStatements(Connection connection, CatalogSql sql) {
        this.connection = connection;
        this.sql = sql;
    }

    /** Returns the queries that read a part as a whole; empty if none of them would find anything. */
    Optional<PreparedStatement> all(CatalogPart part) throws SQLException {
        List<String> queries = asked(part, sql.all(part));
        return queries.isEmpty() ? Optional.empty() : Optional.of(prepared(String.join(";\n", queries)));
    }

    /** Returns the queries that read some units of a part; empty if none of them would find anything. */
    Optional<PreparedStatement> some(CatalogPart part, Collection<Long> oids) throws SQLException {
        List<String> queries = asked(part, sql.some(part));
        if (queries.isEmpty()) {
            return Optional.empty();
        }
        PreparedStatement statement = prepared(String.join(";\n", queries));
        Array array = connection.createArrayOf("oid", oids.toArray());
        for (int i = 1; i <= queries.size(); i++) {
            statement.setArray(i, array);
        }
        return Optional.of(statement);
    }

    /** Leaves out what would find nothing: of the forty queries that is most of them in most databases. */
    private List<String> asked(CatalogPart part, List<CatalogQuery> queries) throws SQLException {
        PreparedStatement conditions = prepared(
                part + " conditions",
                () -> queries.stream()
                        .map(query -> query.condition().orElse("true"))
                        .collect(Collectors.joining(",\n", "SELECT ARRAY[", "]")));
        try (ResultSet row = conditions.executeQuery()) {
            row.next();
            Boolean[] isAsked = (Boolean[]) row.getArray(1).getArray();
            return IntStream.range(0, queries.size())
                    .filter(i -> isAsked[i])
                    .mapToObj(i -> queries.get(i).text())
                    .toList();
        }
    }

    /**
     * What is young in the catalog.
     *
     * @param horizon the oldest transaction that may still be running now
     */
    record Look(String horizon, List<Watched> catalogs) {}

    /** Returns the oldest transaction that may still be running. */
    String horizon() throws SQLException {
        try (ResultSet rows = change("horizon").executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Looks for rows that are as young as a transaction, or younger. */
    Look lookSince(String horizon) throws SQLException {
        PreparedStatement statement = change("changes");
        statement.setString(1, horizon);
        List<Watched> watched = new ArrayList<>();
        String now = horizon;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                watched.add(new Watched(rows.getString(1), rows.getLong(2), longs(rows, 3)));
                now = rows.getString(4);
            }
        }
        return new Look(now, watched);
    }

    List<UnitOfRow> unitsOfEverything() throws SQLException {
        return units(change("units of everything"));
    }

    /** Returns the units of rows, and of all that depends on what the rows describe. */
    List<UnitOfRow> unitsOf(Set<Long> keys) throws SQLException {
        PreparedStatement statement = change("units of changes");
        statement.setArray(1, connection.createArrayOf("int8", keys.toArray()));
        return units(statement);
    }

    private static List<UnitOfRow> units(PreparedStatement statement) throws SQLException {
        List<UnitOfRow> units = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                CatalogUnit unit = new CatalogUnit(CatalogPart.valueOf(rows.getString(3)), rows.getLong(4));
                units.add(new UnitOfRow(rows.getString(1), rows.getLong(2), unit));
            }
        }
        return units;
    }

    /** Returns the keys of all rows of some catalogs. */
    Set<Long> keys(Set<String> catalogs) throws SQLException {
        PreparedStatement statement = change("keys");
        statement.setArray(1, connection.createArrayOf("text", catalogs.toArray()));
        Set<Long> keys = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.addAll(longs(rows, 2));
            }
        }
        return keys;
    }

    /** Returns how often each key occurs in the rows of a query. */
    Map<Long, Long> frequencies(String query) throws SQLException {
        Map<Long, Long> frequencies = new HashMap<>();
        try (ResultSet rows = change(query).executeQuery()) {
            rows.next();
            longs(rows, 1).forEach(key -> frequencies.merge(key, 1L, Long::sum));
        }
        return frequencies;
    }

    /** Has every statement planned anew: a plan made for a small catalog reads all of a large one. */
    void replan() throws SQLException {
        Jdbc.execute(connection, "DISCARD PLANS");
    }

    private static List<Long> longs(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    private PreparedStatement change(String query) throws SQLException {
        return prepared(query, () -> sql.change(query));
    }

    private PreparedStatement prepared(String text) throws SQLException {
        return prepared(text, () -> text);
    }

    private PreparedStatement prepared(String name, Supplier<String> text) throws SQLException {
        PreparedStatement statement = prepared.get(name);
        if (statement == null) {
            statement = connection.prepareStatement(text.get());
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            prepared.put(name, statement);
        }
        return statement;
    }
}
