// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a statement may do, by its first words.
 *
 * <p>This spares looks at the server and decides nothing by itself: whatever has no plain first word is {@link #OTHER}.
 */
enum StatementKind {
    /** Writes rows, and keeps its locks until the transaction ends. */
    WRITE,
    /** Writes at most by a function that it calls. */
    READ,
    /** Commits by itself, gives its locks up, and names in its text whatever tables it alters. */
    DEFINITION,
    /** Commits by itself, and alters no table whatever it names. */
    PROGRAM,
    /** Begins or ends a transaction. */
    TRANSACTION,
    /** Anything at all: procedures, prepared statements, blocks. */
    OTHER;

    private static final Set<String> WRITES = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "LOAD", "WITH");
    private static final Set<String> READS = Set.of(
            "SELECT",
            "VALUES",
            "TABLE",
            "SET",
            "SHOW",
            "USE",
            "DESC",
            "DESCRIBE",
            "SAVEPOINT",
            "DO",
            "PREPARE",
            "DEALLOCATE");
    private static final Set<String> DEFINITIONS =
            Set.of("CREATE", "ALTER", "DROP", "RENAME", "OPTIMIZE", "ANALYZE", "REPAIR", "CHECK", "LOCK");
    private static final Set<String> TRANSACTIONS = Set.of("COMMIT", "ROLLBACK", "BEGIN", "START", "UNLOCK");
    private static final Set<String> OBJECTS = Set.of(
            "TABLE",
            "TABLES",
            "INDEX",
            "SEQUENCE",
            "TRIGGER",
            "DATABASE",
            "SCHEMA",
            "VIEW",
            "PROCEDURE",
            "FUNCTION",
            "PACKAGE",
            "EVENT",
            "USER",
            "ROLE",
            "SERVER");
    /** Around the rows of a table in a dump, the name in backticks and so no word. */
    private static final List<String> KEYS_OFF = List.of("ALTER", "TABLE", "DISABLE", "KEYS");

    private static final List<String> KEYS_ON = List.of("ALTER", "TABLE", "ENABLE", "KEYS");
    private static final Set<String> PROGRAMS =
            Set.of("VIEW", "PROCEDURE", "FUNCTION", "PACKAGE", "EVENT", "USER", "ROLE", "SERVER");

    static StatementKind of(String sql) {
        List<String> words = Words.of(sql).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
        if (words.isEmpty()) {
            return OTHER;
        }
        String first = words.get(0);
        if (WRITES.contains(first)) {
            return WRITE;
        }
        if (READS.contains(first)) {
            return isSetForAnother(words) ? OTHER : READ;
        }
        if (first.equals("TRUNCATE")) {
            return DEFINITION; // of a table, which may be called event, user or server
        }
        if (DEFINITIONS.contains(first)) {
            return words.stream()
                            .filter(OBJECTS::contains)
                            .findFirst()
                            .filter(PROGRAMS::contains)
                            .isPresent()
                    ? PROGRAM
                    : DEFINITION;
        }
        if (first.equals("GRANT") || first.equals("REVOKE")) {
            return PROGRAM;
        }
        boolean block =
                words.size() > 1 && first.equals("BEGIN") && words.get(1).equals("NOT");
        return TRANSACTIONS.contains(first) && !block ? TRANSACTION : OTHER;
    }

    /**
     * Says whether the schema may be another one after a statement. After what {@code mysqldump} writes around the rows of a table it is not, and no
     * other session could read all of it while that table is locked.
     */
    static boolean mayChangeSchema(String sql) {
        return switch (of(sql)) {
            case WRITE, READ, TRANSACTION -> false;
            case DEFINITION -> !locks(sql);
            case PROGRAM, OTHER -> true;
        };
    }

    private static boolean locks(String sql) {
        List<String> words = Words.of(sql).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
        return words.get(0).equals("LOCK") || words.equals(KEYS_OFF) || words.equals(KEYS_ON);
    }

    /** MariaDB's {@code SET STATEMENT … FOR} runs the statement that follows. */
    private static boolean isSetForAnother(List<String> words) {
        return words.size() > 1 && words.get(0).equals("SET") && words.get(1).equals("STATEMENT");
    }
}
