// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.util.List;
import java.util.Map;

/** What PostgreSQL's own types are made of. */
final class BuiltInTypes {

    private static final Map<String, String> RANGES = Map.of(
            "int4", "int4", "int8", "int8", "num", "numeric", "ts", "timestamp", "tstz", "timestamptz", "date", "date");

    /** Types without a kind: a few plausible values each. */
    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry("inet", List.of("192.0.2.1", "10.0.0.0/8", "2001:db8::1", "198.51.100.77/24", "203.0.113.{n}")),
            Map.entry("cidr", List.of("10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32", "198.51.{n}.0/24")),
            Map.entry("macaddr", List.of("08:00:2b:01:02:03", "ff:ff:ff:ff:ff:ff", "02:42:ac:11:{n}:02")),
            Map.entry("macaddr8", List.of("08:00:2b:01:02:03:04:05", "02:42:ac:ff:fe:11:{n}:02")),
            Map.entry("money", List.of("0", "1234.56", "99999.99", "{n}.25")),
            Map.entry(
                    "interval",
                    List.of("1 day", "1 year 2 mons -3 days", "00:00:00.000001", "-01:30:00", "0", "{n} hours")),
            Map.entry("tsvector", List.of("'a':1 'fat':2 'cat':3", "", "'one':{n}")),
            Map.entry("tsquery", List.of("'fat' & 'cat'", "'a' | !'b'", "'one{n}'")),
            Map.entry("point", List.of("(0,0)", "(13.4,52.5)", "(-70.6,-33.4)", "({n},1)")),
            Map.entry("line", List.of("{1,-1,0}", "{0,1,-3}")),
            Map.entry("lseg", List.of("[(0,0),(1,1)]", "[(2,3),(5,7)]")),
            Map.entry("box", List.of("(1,1),(0,0)", "(7,8),(5,6)", "({n}.5,{n}.5),({n},{n})")),
            Map.entry("path", List.of("[(0,0),(1,1),(2,0)]", "((0,0),(1,0),(1,1))")),
            Map.entry("polygon", List.of("((0,0),(1,0),(1,1))", "((5,5),(6,5),(6,6),(5,6))")),
            Map.entry("circle", List.of("<(0,0),1>", "<({n},{n}),0.4>")),
            Map.entry("xml", List.of("<a/>", "<n>{n}</n>", "<r><x id=\"1\">text</x></r>", "<r>ünï &amp; co</r>")),
            Map.entry("jsonpath", List.of("$", "$.a[*] ? (@ > 1)", "$.b{n}")),
            Map.entry("pg_lsn", List.of("0/0", "16/B374D848", "0/{n}")),
            Map.entry("pg_snapshot", List.of("10:20:10,14,15", "1:1:")),
            Map.entry("txid_snapshot", List.of("10:20:10,14,15", "1:1:")),
            Map.entry("xid", List.of("1", "3", "{n}")),
            Map.entry("xid8", List.of("1", "3", "{n}")),
            Map.entry("cid", List.of("0", "1")),
            Map.entry("tid", List.of("(0,1)", "(1,2)")),
            Map.entry("oid", List.of("0", "1", "3000000000", "{n}")),
            Map.entry("oidvector", List.of("1 2", "3")),
            Map.entry("int2vector", List.of("1 2", "3")),
            Map.entry("regclass", List.of("pg_class", "pg_type")),
            Map.entry("regtype", List.of("integer", "text")),
            Map.entry("regproc", List.of("now", "pg_typeof")),
            Map.entry("regprocedure", List.of("now()", "lower(text)")),
            Map.entry("regoper", List.of("pg_catalog.||/", "pg_catalog.!!")),
            Map.entry("regoperator", List.of("+(integer,integer)", "-(integer,integer)")),
            Map.entry("regnamespace", List.of("pg_catalog", "public")),
            Map.entry("regrole", List.of("pg_monitor", "pg_read_all_data")),
            Map.entry("regcollation", List.of("\"C\"", "\"POSIX\"")),
            Map.entry("regconfig", List.of("simple", "english")),
            Map.entry("regdictionary", List.of("simple", "english_stem")),
            Map.entry("aclitem", List.of("=r/postgres")),
            Map.entry("refcursor", List.of("a", "b")),
            Map.entry("bit", List.of("0", "1")));

    private BuiltInTypes() {}

    static TypeShape shape(String name, int modifier, String sql) {
        return switch (name) {
            case "bool" -> TypeShape.of(sql, Kind.BOOLEAN, 0, -1);
            case "int2" -> TypeShape.of(sql, Kind.INTEGER, 2, 0);
            case "int4" -> TypeShape.of(sql, Kind.INTEGER, 4, 0);
            case "int8" -> TypeShape.of(sql, Kind.INTEGER, 8, 0);
            case "numeric" -> decimal(modifier, sql);
            case "float4", "float8" -> TypeShape.of(sql, Kind.FLOAT, name.equals("float4") ? 4 : 8, -1);
            case "text" -> TypeShape.of(sql, Kind.TEXT, 0, -1);
            case "varchar" -> TypeShape.of(sql, Kind.TEXT, modifier < 0 ? 0 : modifier - 4, -1);
            case "bpchar" -> TypeShape.of(sql, Kind.FIXED_TEXT, modifier < 0 ? 0 : modifier - 4, -1);
            case "name" -> TypeShape.of(sql, Kind.TEXT, 20, -1);
            case "char" -> TypeShape.of(sql, List.of("a", "b", "Z", "1", "c", "d"));
            case "bit" -> TypeShape.of(sql, Kind.BITS, Math.max(modifier, 1), 0);
            case "varbit" -> TypeShape.of(sql, Kind.BITS, modifier < 0 ? 8 : modifier, -1);
            case "date" -> TypeShape.of(sql, Kind.DATE, 0, -1);
            case "time", "timetz" -> TypeShape.of(sql, Kind.TIME, modifier, name.equals("time") ? -1 : 1);
            case "timestamp", "timestamptz" ->
                TypeShape.of(sql, Kind.TIMESTAMP, modifier, name.equals("timestamp") ? -1 : 1);
            case "uuid" -> TypeShape.of(sql, Kind.UUID, 0, -1);
            case "json", "jsonb" -> TypeShape.of(sql, Kind.JSON, 0, -1);
            case "bytea" -> TypeShape.of(sql, Kind.BINARY, 0, -1);
            default -> built(name, modifier, sql);
        };
    }

    private static TypeShape decimal(int modifier, String sql) {
        if (modifier < 0) {
            return TypeShape.of(sql, Kind.DECIMAL, 0, -1);
        }
        int scale = (modifier - 4) & 0x7ff;
        // Since PostgreSQL 15 the scale may be negative: eleven bits, two's complement.
        return TypeShape.of(sql, Kind.DECIMAL, ((modifier - 4) >> 16) & 0xffff, (scale ^ 1024) - 1024);
    }

    private static TypeShape built(String name, int modifier, String sql) {
        if (SAMPLES.containsKey(name)) {
            return TypeShape.of(sql, SAMPLES.get(name));
        }
        if (name.startsWith("_")) {
            return TypeShape.of(sql, Kind.ARRAY, List.of(shape(name.substring(1), modifier, element(sql))));
        }
        boolean many = name.endsWith("multirange");
        String prefix = name.replaceAll("(multi)?range$", "");
        if (!RANGES.containsKey(prefix)) {
            return TypeShape.of(sql, Kind.UNKNOWN, 0, -1);
        }
        String bound = RANGES.get(prefix);
        TypeShape range = TypeShape.of(many ? prefix + "range" : sql, Kind.RANGE, List.of(shape(bound, -1, bound)));
        return many ? TypeShape.of(sql, Kind.MULTIRANGE, List.of(range)) : range;
    }

    private static String element(String sql) {
        return sql.endsWith("[]") ? sql.substring(0, sql.length() - 2) : sql;
    }
}
