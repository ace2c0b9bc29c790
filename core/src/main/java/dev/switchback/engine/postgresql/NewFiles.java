// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.postgresql.RelationCounts.Counted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The relations that are in a file that was not there before.
 *
 * <p>A relation with a new identifier may be in an old file: an index that is made anew without being built, as when a varchar
 * gets longer.
 *
 * @param bytes the sizes of the files by the relations' identifiers
 */
record NewFiles(Map<Long, Long> bytes) {

    private static final String SIZES = """
            SELECT c.oid::bigint, coalesce(pg_catalog.pg_relation_size(c.oid), 0)
              FROM pg_catalog.pg_class c WHERE c.oid = ANY (?::oid[])
            """;

    NewFiles {
        bytes = Map.copyOf(bytes);
    }

    /**
     * @param session one that sees the relations
     */
    static NewFiles of(RelationCounts before, RelationCounts after, Connection session) throws SQLException {
        Set<Long> known = before.files();
        Long[] moved = after.relations().entrySet().stream()
                .filter(entry -> isNew(entry.getValue(), known))
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
        Map<Long, Long> sizes = new HashMap<>();
        if (moved.length > 0) {
            Jdbc.query(
                    session,
                    row -> sizes.put(row.getLong(1), row.getLong(2)),
                    SIZES,
                    session.createArrayOf("int8", moved));
        }
        return new NewFiles(sizes);
    }

    private static boolean isNew(Counted relation, Set<Long> known) {
        return relation.file() != 0 && !known.contains(relation.file());
    }

    boolean has(long relation) {
        return bytes.containsKey(relation);
    }

    /** Says whether anything is in a relation's file. */
    boolean holdsRows(long relation) {
        return bytes.getOrDefault(relation, 0L) > 0;
    }

    long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
