// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Knows the types of MySQL and MariaDB, and values of those that have no kind of their own. */
final class RowTypes {

    /**
     * What {@code information_schema.columns} says of a column's type.
     *
     * @param data      the bare type
     * @param full      the type with length, sign and labels
     * @param length    the most characters or bytes
     * @param precision digits of a number
     * @param scale     digits behind the point
     * @param fraction  digits of a second's fraction
     * @param charset   the character set, null where it has none
     * @param collation the collation, null where it has none
     * @param srid      the spatial reference system, null where any is admitted
     */
    record Facts(
            String data,
            String full,
            long length,
            int precision,
            int scale,
            int fraction,
            @Nullable String charset,
            @Nullable String collation,
            @Nullable String srid) {}

    private static final Set<String> GEOMETRIES = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");
    /** Coordinates are small enough for latitudes: reference systems differ in which axis comes first. */
    private static final List<String> POINTS =
            List.of("POINT(1 2)", "POINT(0 0)", "POINT(-33.4 -70.6)", "POINT({n}.5 13.4)");

    private static final List<String> LINES = List.of("LINESTRING(0 0,1 1,2 0)", "LINESTRING({n} 1,2 3)");
    private static final List<String> POLYGONS =
            List.of("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0 0,{n} 0,{n} 1,0 1,0 0))");
    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry("year", List.of("2024", "1970", "2155", "1901", "2000", "20{n}", "19{n}")),
            Map.entry("inet4", List.of("192.0.2.1", "0.0.0.0", "255.255.255.255", "192.0.2.{n}")),
            Map.entry("inet6", List.of("2001:db8::1", "::", "::ffff:192.0.2.1", "2001:db8::{n}")),
            Map.entry("point", POINTS),
            Map.entry("linestring", LINES),
            Map.entry("polygon", POLYGONS),
            Map.entry("geometry", List.of(POINTS.get(0), LINES.get(0), POLYGONS.get(0), POINTS.get(3))),
            Map.entry("multipoint", List.of("MULTIPOINT((0 0),(1 2))", "MULTIPOINT(({n} 1))")),
            Map.entry(
                    "multilinestring", List.of("MULTILINESTRING((0 0,1 1),(2 2,3 3))", "MULTILINESTRING(({n} 0,1 1))")),
            Map.entry(
                    "multipolygon",
                    List.of("MULTIPOLYGON(((0 0,1 0,1 1,0 0)))", "MULTIPOLYGON(((0 0,{n} 0,1 1,0 0)))")),
            Map.entry(
                    "geometrycollection",
                    List.of("GEOMETRYCOLLECTION(POINT(1 2))", "GEOMETRYCOLLECTION(POINT({n} 2))")),
            Map.entry("geomcollection", List.of("GEOMETRYCOLLECTION(POINT(1 2))", "GEOMETRYCOLLECTION(POINT({n} 2))")));

    private static final Pattern SRID = Pattern.compile(" SRID (\\d+)$");
    private static final Pattern LABEL = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'");
    private static final Pattern DIMENSIONS = Pattern.compile("\\((\\d+)\\)");
    private static final int UNLIMITED = 16_000;

    private RowTypes() {}

    static TypeShape shape(Facts facts) {
        String sql = facts.full();
        return switch (facts.data()) {
            case "tinyint" ->
                sql.startsWith("tinyint(1)") && !sql.contains("unsigned")
                        ? new TypeShape(sql, Kind.BOOLEAN, 0, -1, List.of("1", "0"), List.of(), List.of(), false)
                        : TypeShape.of(sql, Kind.INTEGER, 1, 0);
            case "smallint" -> TypeShape.of(sql, Kind.INTEGER, 2, 0);
            case "mediumint" -> TypeShape.of(sql, Kind.INTEGER, 3, 0);
            case "int" -> TypeShape.of(sql, Kind.INTEGER, 4, 0);
            case "bigint" -> TypeShape.of(sql, Kind.INTEGER, 8, 0);
            case "decimal" -> TypeShape.of(sql, Kind.DECIMAL, facts.precision(), facts.scale());
            case "float", "double" -> floating(facts);
            case "bit" -> TypeShape.of(sql, Kind.BITS, facts.precision(), 0);
            case "date" -> TypeShape.of(sql, Kind.DATE, 0, -1);
            case "time" -> TypeShape.of(sql, Kind.TIME, facts.fraction(), -1);
            case "datetime", "timestamp" -> TypeShape.of(sql, Kind.TIMESTAMP, facts.fraction(), -1);
            case "json" -> TypeShape.of(sql, Kind.JSON, 0, -1);
            case "uuid" -> TypeShape.of(sql, Kind.UUID, 0, -1);
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> text(facts);
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> binary(facts);
            case "enum" -> TypeShape.of(withCharset(facts), labels(sql));
            case "set" -> TypeShape.of(withCharset(facts), members(labels(sql)));
            default -> sampled(facts);
        };
    }

    /** Returns the type that a MariaDB column of type JSON has: long text with a check. */
    static TypeShape json(TypeShape text) {
        return TypeShape.of(text.sql(), Kind.JSON, 0, -1);
    }

    /** {@code FLOAT(7,2)} admits seven digits like a decimal. */
    private static TypeShape floating(Facts facts) {
        boolean bounded = facts.full().contains("(") && facts.scale() >= 0;
        return bounded
                ? TypeShape.of(facts.full(), Kind.DECIMAL, facts.precision(), facts.scale())
                : TypeShape.of(facts.full(), Kind.FLOAT, facts.data().equals("float") ? 4 : 8, -1);
    }

    private static TypeShape text(Facts facts) {
        if (facts.length() == 0) {
            return TypeShape.of(withCharset(facts), List.of(""));
        }
        // The limit of a TEXT counts bytes, of which a character may need four.
        long characters = facts.data().endsWith("text") ? facts.length() / 4 : facts.length();
        int limit = characters >= UNLIMITED ? 0 : (int) characters;
        return TypeShape.of(withCharset(facts), facts.data().equals("char") ? Kind.FIXED_TEXT : Kind.TEXT, limit, -1);
    }

    private static TypeShape binary(Facts facts) {
        return facts.length() == 0
                ? TypeShape.of(facts.full(), List.of(""))
                : TypeShape.of(facts.full(), Kind.BINARY, (int) Math.min(facts.length(), UNLIMITED), -1);
    }

    private static String withCharset(Facts facts) {
        return facts.full() + " CHARACTER SET " + facts.charset() + " COLLATE " + facts.collation();
    }

    private static TypeShape sampled(Facts facts) {
        String sql = facts.srid() == null ? facts.full() : facts.full() + " SRID " + facts.srid();
        if (facts.data().equals("vector")) {
            return TypeShape.of(sql, vectors(facts.full()));
        }
        return SAMPLES.containsKey(facts.data())
                ? TypeShape.of(sql, SAMPLES.get(facts.data()))
                : TypeShape.of(sql, Kind.UNKNOWN, 0, -1);
    }

    private static List<String> vectors(String sql) {
        Matcher matcher = DIMENSIONS.matcher(sql);
        int n = matcher.find() ? Integer.parseInt(matcher.group(1)) : 2048;
        return List.of(vector("0.5", n), vector("0", n), vector("{n}", n));
    }

    private static String vector(String first, int dimensions) {
        return IntStream.range(0, dimensions)
                .mapToObj(i -> i == 0 ? first : i == 1 ? "-1.25" : "0")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> labels(String sql) {
        List<String> labels = new ArrayList<>();
        Matcher matcher = LABEL.matcher(sql);
        while (matcher.find()) {
            labels.add(RowEscapes.undone(matcher.group(1).replace("''", "'")));
        }
        return labels;
    }

    /** Returns sets with none, one, two and all of the members. */
    private static List<String> members(List<String> labels) {
        List<String> sets = new ArrayList<>();
        sets.add(labels.get(0));
        sets.add("");
        sets.add(String.join(",", labels));
        labels.stream().skip(1).forEach(sets::add);
        for (int i = 0; i + 1 < labels.size() && labels.size() > 2; i++) {
            sets.add(labels.get(i) + "," + labels.get(i + 1));
        }
        return sets;
    }

    static boolean isGeometry(String word) {
        return GEOMETRIES.contains(word);
    }

    static String srid(TypeShape type) {
        Matcher matcher = SRID.matcher(type.sql());
        return matcher.find() ? matcher.group(1) : "0";
    }
}
