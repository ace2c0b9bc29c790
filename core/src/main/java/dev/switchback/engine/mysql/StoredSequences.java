// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Relation;
import dev.switchback.engine.SequenceState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads where sequences stand: those of MariaDB, and the AUTO_INCREMENT counters of tables.
 *
 * <p>MariaDB takes values of a sequence by the thousand and keeps them in memory: that many it may stand ahead of itself here.
 */
final class StoredSequences {

    private static final long COUNTER = 0x5bd1e9955bd1e995L;

    private static final String COUNTERS = """
            SELECT TABLE_NAME, LEAST(AUTO_INCREMENT, 9223372036854775807), @@auto_increment_increment FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND AUTO_INCREMENT IS NOT NULL""";

    /** An increment of 0 stands for that of AUTO_INCREMENT; since MariaDB 11.5 a sequence may go on where a long ends. */
    private static final String SEQUENCE =
            "SELECT LEAST(next_not_cached_value, 9223372036854775807), IF(increment = 0, @@auto_increment_increment, increment) FROM ";

    /** A few tables are found by their names; beyond that it is as fast to ask for all. */
    private static final int FEW = 50;

    private final Connection connection;

    StoredSequences(Connection connection) {
        this.connection = connection;
    }

    /** Returns the identifier of the counter of a table of that identifier. */
    static long counterOf(long table) {
        return (table ^ COUNTER) >>> 1 | 1;
    }

    List<SequenceState> read(Collection<Relation> wanted, Set<Long> counters) throws SQLException {
        List<SequenceState> states = new ArrayList<>();
        Map<String, Relation> counted = new HashMap<>();
        for (Relation relation : wanted) {
            if (counters.contains(relation.id())) {
                counted.put(relation.name().name(), relation);
            } else {
                states.add(sequence(relation));
            }
        }
        if (!counted.isEmpty()) {
            states.addAll(counters(counted));
        }
        return states;
    }

    private SequenceState sequence(Relation relation) throws SQLException {
        return Jdbc.query(
                        connection,
                        row -> new SequenceState(
                                relation.id(),
                                relation.name(),
                                row.getLong(1),
                                false,
                                row.getLong(2),
                                false,
                                Optional.of("ALTER SEQUENCE "
                                        + StoredValues.quoted(relation.name().name())
                                        + " RESTART WITH …; with a value beyond those in use")),
                        SEQUENCE + StoredValues.quoted(relation.name().name()))
                .get(0);
    }

    private List<SequenceState> counters(Map<String, Relation> wanted) throws SQLException {
        boolean few = wanted.size() <= FEW;
        List<SequenceState> states = new ArrayList<>();
        Jdbc.query(
                connection,
                row -> {
                    Relation relation = wanted.get(row.getString(1));
                    return relation != null
                            && states.add(new SequenceState(
                                    relation.id(),
                                    counterName(relation),
                                    row.getLong(2),
                                    false,
                                    row.getLong(3),
                                    true,
                                    Optional.of(advance(relation))));
                },
                few
                        ? COUNTERS + " AND TABLE_NAME IN (" + String.join(", ", Collections.nCopies(wanted.size(), "?"))
                                + ")"
                        : COUNTERS,
                few ? wanted.keySet().toArray() : new Object[0]);
        return states;
    }

    /** InnoDB takes the next free number where the given one is in use. */
    private static String advance(Relation table) {
        return "ALTER TABLE " + StoredValues.quoted(table.name().name()) + " AUTO_INCREMENT = 1;";
    }

    private static TableName counterName(Relation table) {
        return new TableName("", "AUTO_INCREMENT of " + table.name().name());
    }
}
