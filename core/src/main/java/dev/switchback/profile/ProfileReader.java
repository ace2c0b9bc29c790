// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a profile from JSON. A key that it does not know is an error: a misspelt one would not be heeded, and nobody would know. */
final class ProfileReader {

    private static final List<String> DOCUMENT = List.of("format", "about", "product", "version", "memory", "tables");
    private static final List<String> TABLE = List.of("rows", "bytes", "indexes", "columns");
    private static final List<String> COLUMN = List.of("nulls", "distinct", "width", "correlation", "mostCommon");

    /** The fractions are rounded, and were estimated one by one. */
    private static final double ALL_ROWS = 1.02;

    private ProfileReader() {}

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it is cut off, of a newer format, or not a profile; the message says where
     */
    static Profile read(String text) {
        Field document = new Field("", JsonTree.parse(text));
        checkFormat(needed(document.members(), "format"));
        Map<String, Field> members = document.members(DOCUMENT);
        String product = product(needed(members, "product"));
        return new Profile(
                product,
                members.containsKey("version") ? needed(members, "version").text() : "",
                members.containsKey("memory") ? memory(product, needed(members, "memory")) : new TreeMap<>(),
                tables(needed(members, "tables")));
    }

    private static void checkFormat(Field format) {
        long number = format.whole(1);
        if (number > ProfileFile.FORMAT) {
            throw new IllegalArgumentException(
                    "it has format " + number + ", written by a newer Switchback; this one reads" + " up to format "
                            + ProfileFile.FORMAT + ": use that newer version here as well");
        }
    }

    private static String product(Field field) {
        if (!DatabaseRequest.isProduct(field.text())) {
            throw field.wrong("is \"" + field.text() + "\"; it should be postgresql, mysql or mariadb");
        }
        return field.text();
    }

    private static SortedMap<String, Long> memory(String product, Field field) {
        SortedMap<String, Long> memory = new TreeMap<>();
        field.members(MemorySettings.of(product)).forEach((name, bytes) -> memory.put(name, bytes.whole(1)));
        return memory;
    }

    private static SortedMap<TableName, TableProfile> tables(Field field) {
        SortedMap<TableName, TableProfile> tables = new TreeMap<>();
        field.members().forEach((name, table) -> {
            if (tables.put(WrittenName.parse(name), table(table)) != null) {
                throw table.wrong("is the same table as one before it; keep one of them");
            }
        });
        return tables;
    }

    private static TableProfile table(Field field) {
        Map<String, Field> members = field.members(TABLE);
        OptionalLong bytes = members.containsKey("bytes")
                ? OptionalLong.of(needed(members, "bytes").whole(0))
                : OptionalLong.empty();
        Field rows = members.get("rows");
        if (rows == null) {
            throw field.wrong("has no \"rows\"");
        }
        return new TableProfile(
                rows.whole(1),
                bytes,
                named(members, "indexes", index -> index.whole(0)),
                named(members, "columns", ProfileReader::column));
    }

    private static <T> SortedMap<String, T> named(Map<String, Field> members, String key, Function<Field, T> reader) {
        SortedMap<String, T> named = new TreeMap<>();
        Field field = members.get(key);
        if (field != null) {
            field.members().forEach((name, member) -> named.put(name, reader.apply(member)));
        }
        return named;
    }

    private static ColumnProfile column(Field field) {
        Map<String, Field> members = field.members(COLUMN);
        OptionalDouble nulls = number(members, "nulls", 0, 1);
        List<Double> mostCommon = mostCommon(members);
        double sum =
                nulls.orElse(0) + mostCommon.stream().mapToDouble(part -> part).sum();
        if (sum > ALL_ROWS) {
            throw field.wrong("has \"nulls\" and \"mostCommon\" that are more than all rows together: " + sum);
        }
        Field distinct = members.get("distinct");
        return new ColumnProfile(
                nulls,
                distinct == null ? OptionalLong.empty() : OptionalLong.of(distinct.whole(1)),
                number(members, "width", 0, Integer.MAX_VALUE),
                number(members, "correlation", -1, 1),
                mostCommon);
    }

    private static List<Double> mostCommon(Map<String, Field> members) {
        return Stream.ofNullable(members.get("mostCommon"))
                .flatMap(list -> list.elements().stream())
                .map(part -> part.between(0, 1))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static OptionalDouble number(Map<String, Field> members, String key, int least, int most) {
        Field field = members.get(key);
        return field == null ? OptionalDouble.empty() : OptionalDouble.of(field.between(least, most));
    }

    private static Field needed(Map<String, Field> members, String key) {
        Field field = members.get(key);
        if (field == null) {
            throw new IllegalArgumentException(
                    "it has no \"" + key + "\"; a profile has: " + String.join(", ", DOCUMENT));
        }
        return field;
    }
}
