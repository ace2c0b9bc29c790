// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import java.util.List;
import java.util.Map;

/** Says whether a type holds all that another one holds, and is read and written the same way. */
enum TypeChange {
    WIDENED,
    NARROWED,
    OTHER;

    private static final long UNLIMITED = Long.MAX_VALUE;

    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "integer", "bigint");
    private static final List<String> FLOATS = List.of("real", "double");
    private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");

    private static final Map<String, String> SYNONYMS = Map.of(
            "int", "integer",
            "int unsigned", "integer unsigned",
            "float", "real",
            "double precision", "double",
            "decimal", "numeric",
            "decimal unsigned", "numeric unsigned",
            "character varying", "varchar",
            "character", "char");

    /** What the texts of MySQL and MariaDB hold, in bytes; against what counts characters they are taken to be long enough. */
    private static final Map<String, Long> TEXTS =
            Map.of("tinytext", 255L, "text", 65_535L, "mediumtext", 16_777_215L, "longtext", UNLIMITED);

    static TypeChange between(String before, String after) {
        boolean isArray = before.endsWith("[]");
        if (isArray != after.endsWith("[]")) {
            return OTHER;
        }
        return isArray
                ? between(before.substring(0, before.length() - 2), after.substring(0, after.length() - 2))
                : between(TypeName.of(before), TypeName.of(after));
    }

    private static TypeChange between(TypeName before, TypeName after) {
        String old = SYNONYMS.getOrDefault(before.base(), before.base());
        String now = SYNONYMS.getOrDefault(after.base(), after.base());
        if (TEXTS.containsKey(old) && TEXTS.containsKey(now)) {
            return ordered(TEXTS.getOrDefault(old, 0L), TEXTS.getOrDefault(now, 0L));
        }
        if (isText(old) && isText(now)) {
            return ordered(length(old, before), length(now, after));
        }
        if (old.startsWith("enum") || old.startsWith("set")) {
            return labels(old, now, before, after);
        }
        if (old.equals(now)) {
            return old.startsWith("numeric") ? digits(before, after) : precision(before, after);
        }
        if (isInteger(old) && now.equals("numeric")) {
            return after.number(0, UNLIMITED) - after.number(1, 0) >= 19
                            || after.arguments().isEmpty()
                    ? WIDENED
                    : NARROWED;
        }
        return ranked(old, now);
    }

    private static TypeChange labels(String old, String now, TypeName before, TypeName after) {
        if (!old.equals(now)) {
            return OTHER;
        }
        return after.arguments().containsAll(before.arguments()) ? WIDENED : NARROWED;
    }

    private static boolean isText(String base) {
        return base.equals("varchar") || base.equals("char") || TEXTS.containsKey(base);
    }

    /** A character of at most four bytes; without a number PostgreSQL's {@code varchar} has no limit, and {@code char} is one. */
    private static long length(String base, TypeName type) {
        return switch (base) {
            case "varchar" -> type.number(0, UNLIMITED);
            case "char" -> type.number(0, 1);
            case "text" -> UNLIMITED - 1;
            default -> TEXTS.getOrDefault(base, 0L);
        };
    }

    private static TypeChange ordered(long before, long after) {
        return after >= before || before == UNLIMITED && after == UNLIMITED - 1 ? WIDENED : NARROWED;
    }

    private static TypeChange digits(TypeName before, TypeName after) {
        if (after.arguments().isEmpty()) {
            return WIDENED;
        }
        long whole = before.number(0, UNLIMITED / 2) - before.number(1, 0);
        boolean holds = after.number(0, 0) - after.number(1, 0) >= whole && after.number(1, 0) >= before.number(1, 0);
        return holds ? WIDENED : NARROWED;
    }

    /** The number behind an integer is how wide a client prints it (MySQL 5.7, MariaDB), and says nothing of values. */
    private static TypeChange precision(TypeName before, TypeName after) {
        if (isInteger(before.base().replace(" unsigned", "")) || before.base().startsWith("int")) {
            return WIDENED;
        }
        boolean isCounted = before.isCounted() && after.isCounted();
        if (!isCounted) {
            return before.arguments().equals(after.arguments()) ? WIDENED : OTHER;
        }
        long most = before.base().contains("zone") || before.base().equals("interval") ? 6 : 0;
        return ordered(before.number(0, most), after.number(0, most));
    }

    private static boolean isInteger(String base) {
        return INTEGERS.contains(base);
    }

    /** An unsigned type holds no negative numbers; a signed one needs to be the next larger to hold all of an unsigned. */
    private static TypeChange ranked(String old, String now) {
        for (List<String> family : List.of(INTEGERS, FLOATS, BLOBS)) {
            int from = family.indexOf(old.replace(" unsigned", ""));
            int to = family.indexOf(now.replace(" unsigned", ""));
            if (from >= 0 && to >= 0) {
                boolean wasUnsigned = old.endsWith(" unsigned");
                boolean isUnsigned = now.endsWith(" unsigned");
                boolean holds = wasUnsigned == isUnsigned ? to >= from : wasUnsigned && to > from;
                return holds ? WIDENED : NARROWED;
            }
        }
        return OTHER;
    }
}
