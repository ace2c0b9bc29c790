// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.Condition;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what a column's type is made of.
 *
 * <p>Built-in types are known; the others are read from the catalog, each once in the life of a reader, which should be
 * short because a migration may alter types.
 */
final class TypeReader {

    /** The first OID that a user's object can have; see "System Catalog Initial Data" in the manual. */
    private static final long FIRST_USER_OID = 16384;

    private static final String QUERY = SqlText.resource("user-type.sql");

    private final Connection connection;
    private final Map<String, TypeShape> known = new HashMap<>();

    TypeReader(Connection connection) {
        this.connection = connection;
    }

    /** Returns the type of a column or field as the catalog queries describe it. */
    TypeShape read(JsonObject column) throws SQLException {
        return read(
                column.get("type").getAsString(),
                column.get("typname").getAsString(),
                column.get("typmod").getAsInt(),
                column.get("sql").getAsString());
    }

    private TypeShape read(String oid, String name, int modifier, String sql) throws SQLException {
        if (Long.parseLong(oid) < FIRST_USER_OID) {
            return BuiltInTypes.shape(name, modifier, sql);
        }
        TypeShape shape = known.get(oid);
        if (shape == null) {
            // A type may contain itself through a composite's array: the inner one is not looked into.
            known.put(oid, TypeShape.of(sql, Kind.UNKNOWN, 0, -1));
            shape = Jdbc.query(connection, row -> shape(row, sql), QUERY, oid).get(0);
            known.put(oid, shape);
        }
        return shape;
    }

    private TypeShape shape(ResultSet row, String sql) throws SQLException {
        return switch (row.getString("typtype")) {
            case "e" -> TypeShape.of(sql, Jsons.strings(row.getString("labels")));
            case "d" -> domain(row, sql);
            case "c" -> composite(row, sql);
            case "r" -> TypeShape.of(sql, Kind.RANGE, List.of(bound(row)));
            case "m" -> TypeShape.of(sql, Kind.MULTIRANGE, List.of(TypeShape.of(sql, Kind.RANGE, List.of(bound(row)))));
            default -> row.getBoolean("array") ? array(row, sql) : extension(row.getString("typname"), sql);
        };
    }

    private static TypeShape extension(String name, String sql) {
        return switch (name) {
            case "citext" -> TypeShape.of(sql, Kind.TEXT, 0, -1);
            case "hstore" ->
                TypeShape.of(sql, List.of("a=>1", "colour=>red, size=>NULL", "", "\"a key\"=>\"a value\"", "n=>{n}"));
            case "ltree" -> TypeShape.of(sql, List.of("top", "top.science", "top.science.astronomy", "other.n{n}"));
            case "lquery" -> TypeShape.of(sql, List.of("top.*", "*.science.*"));
            case "cube" -> TypeShape.of(sql, List.of("(1, 2, 3)", "(0)", "({n}.5, 2.5)"));
            case "seg" -> TypeShape.of(sql, List.of("1 .. 2", "{n}"));
            case "geometry", "geography" ->
                TypeShape.of(sql, List.of("POINT(13.4 52.5)", "POINT(0 0)", "POINT(-70.6 {n}.5)"));
            // A type nobody told us of: what most input functions can read, and the server says which.
            default ->
                new TypeShape(
                        sql,
                        Kind.UNKNOWN,
                        0,
                        -1,
                        List.of("1", "a", "0", "[1,2,3]", "{}", "2024-02-29", "(1,2)", "192.0.2.1", ""),
                        List.of(),
                        List.of(),
                        false);
        };
    }

    private TypeShape domain(ResultSet row, String sql) throws SQLException {
        TypeShape base =
                read(row.getString("base"), row.getString("basename"), row.getInt("typmod"), row.getString("basesql"));
        List<Condition> conditions = new ArrayList<>();
        for (JsonObject check : Jsons.objects(row.getString("checks"))) {
            conditions.add(new Condition(
                    check.get("name").getAsString(), check.get("expression").getAsString()));
        }
        boolean notNull = row.getBoolean("notNull") || base.notNull();
        return new TypeShape(sql, Kind.DOMAIN, 0, -1, List.of(), List.of(base), conditions, notNull);
    }

    private TypeShape array(ResultSet row, String sql) throws SQLException {
        String element = sql.endsWith("[]") ? sql.substring(0, sql.length() - 2) : sql;
        return TypeShape.of(
                sql, Kind.ARRAY, List.of(read(row.getString("element"), row.getString("elementname"), -1, element)));
    }

    private TypeShape composite(ResultSet row, String sql) throws SQLException {
        List<TypeShape> fields = new ArrayList<>();
        for (JsonObject field : Jsons.objects(row.getString("fields"))) {
            fields.add(read(field));
        }
        return TypeShape.of(sql, Kind.COMPOSITE, fields);
    }

    private TypeShape bound(ResultSet row) throws SQLException {
        return read(JsonParser.parseString(row.getString("bound")).getAsJsonObject());
    }
}
