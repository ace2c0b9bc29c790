// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe.Glance;
import dev.switchback.engine.TransactionProbe.Reading;
import dev.switchback.engine.TransactionProbe.Trail;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs scripts as Flyway does, with a trail that follows. */
final class FollowedScript implements AutoCloseable {

    private final Product product;
    private final Database database;
    private final Connection hand;
    private final Connection onlooker;

    FollowedScript(Product product) throws SQLException {
        this.product = product;
        this.database = product.server().create("followed");
        this.hand = database.connect();
        this.onlooker = database.connect();
    }

    Database database() {
        return database;
    }

    Connection hand() {
        return hand;
    }

    /** Runs statements that nobody follows. */
    /** Runs statements where such tables are, and demands that exactly these are seen to be written, and nothing unknown. */
    static void see(Product product, String[] tables, String expected, String... statements) throws SQLException {
        try (FollowedScript script = new FollowedScript(product).with(tables)) {
            Sight sight = script.run(statements);
            assertThat(sight.tables()).as(String.join("; ", statements)).isEqualTo(expected);
            assertThat(sight.unknown()).isEmpty();
        }
    }

    FollowedScript with(String... statements) throws SQLException {
        for (String statement : statements) {
            Jdbc.execute(hand, statement);
        }
        return this;
    }

    /**
     * What was seen.
     *
     * @param tables     the tables, with the statements that are known to have touched them: {@code a[1, 3] b[]}
     * @param unknown    why there may be others
     */
    record Sight(String tables, Optional<String> unknown) {}

    Sight run(String... statements) throws SQLException {
        hand.setAutoCommit(false);
        return runAsItIs(statements);
    }

    /** Runs them in whatever mode the session is. */
    Sight runAsItIs(String... statements) throws SQLException {
        Trail trail = MysqlProbes.create(product.flavor).transaction().follow(hand, () -> onlooker);
        Map<Long, Set<String>> known =
                new HashMap<>(trail.begin().map(Glance::locked).orElseThrow());
        Map<Long, Set<Integer>> seen = new HashMap<>();
        for (int i = 0; i < statements.length; i++) {
            trail.before(statements[i]);
            Jdbc.execute(hand, statements[i]);
            note(i + 1, trail.after(statements[i]).orElseThrow(), known, seen);
        }
        Sight sight = sight(trail.end().orElseThrow(), seen);
        if (!hand.getAutoCommit()) {
            hand.commit();
            hand.setAutoCommit(true);
        }
        return sight;
    }

    /** Runs statements of which the trail is not told, as those of a Java migration. */
    Sight runUnannounced(String... statements) throws SQLException {
        hand.setAutoCommit(false);
        Trail trail = MysqlProbes.create(product.flavor).transaction().follow(hand, () -> onlooker);
        trail.begin();
        with(statements);
        Sight sight = sight(trail.end().orElseThrow(), Map.of());
        hand.commit();
        hand.setAutoCommit(true);
        return sight;
    }

    private static void note(int statement, Glance glance, Map<Long, Set<String>> known, Map<Long, Set<Integer>> seen) {
        glance.locked().forEach((id, modes) -> {
            if (known.computeIfAbsent(id, first -> new HashSet<>()).addAll(modes)) {
                seen.computeIfAbsent(id, first -> new TreeSet<>()).add(statement);
            }
        });
    }

    private static Sight sight(Reading reading, Map<Long, Set<Integer>> seen) {
        TreeMap<String, String> tables = new TreeMap<>();
        for (LockedRelation relation : reading.locked()) {
            String name = relation.name().orElseThrow().name();
            tables.put(name, name + seen.getOrDefault(relation.oid(), Set.of()));
        }
        return new Sight(String.join(" ", tables.values()), reading.unknown());
    }

    @Override
    public void close() throws SQLException {
        hand.close();
        onlooker.close();
        product.server().drop(database);
    }
}
