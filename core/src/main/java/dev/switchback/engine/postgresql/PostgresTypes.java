// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.ValueKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sort of values each type of one database has, asked of the catalog once per type. */
final class PostgresTypes {

    private static final Map<String, ValueKind> BUILT_IN = Map.ofEntries(
            Map.entry("int2", ValueKind.INTEGER),
            Map.entry("int4", ValueKind.INTEGER),
            Map.entry("int8", ValueKind.INTEGER),
            Map.entry("oid", ValueKind.INTEGER),
            Map.entry("numeric", ValueKind.DECIMAL),
            Map.entry("float4", ValueKind.FLOAT4),
            Map.entry("float8", ValueKind.FLOAT8),
            Map.entry("money", ValueKind.MONEY),
            Map.entry("text", ValueKind.TEXT),
            Map.entry("varchar", ValueKind.TEXT),
            Map.entry("name", ValueKind.TEXT),
            Map.entry("bpchar", ValueKind.PADDED_TEXT),
            Map.entry("bool", ValueKind.BOOLEAN),
            Map.entry("date", ValueKind.DATE),
            Map.entry("timestamp", ValueKind.TIMESTAMP),
            Map.entry("timestamptz", ValueKind.TIMESTAMP),
            Map.entry("uuid", ValueKind.UUID),
            Map.entry("json", ValueKind.JSON),
            Map.entry("jsonb", ValueKind.JSON));

    private final Connection connection;
    private final Map<Long, ValueKind> known = new HashMap<>();

    PostgresTypes(Connection connection) {
        this.connection = connection;
    }

    ValueKind kind(long type) throws SQLException {
        ValueKind kind = known.get(type);
        if (kind == null) {
            kind = look(type);
            known.put(type, kind);
        }
        return kind;
    }

    private ValueKind look(long type) throws SQLException {
        List<PgType> rows = Jdbc.query(
                connection,
                row -> new PgType(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5)),
                RowCatalog.TYPE,
                type);
        return rows.isEmpty() ? ValueKind.OTHER : kind(rows.get(0));
    }

    private ValueKind kind(PgType type) throws SQLException {
        if (type.kind().equals("d")) {
            return kind(type.base());
        }
        if (type.kind().equals("e")) {
            return ValueKind.ENUM;
        }
        if (type.builtIn()) {
            return BUILT_IN.getOrDefault(type.name(), ValueKind.OTHER);
        }
        // citext and its like: strings by category, though not of the system's own types.
        return type.category().equals("S") ? ValueKind.TEXT : ValueKind.OTHER;
    }

    private record PgType(String name, String kind, String category, long base, boolean builtIn) {}
}
