// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.server.existing.Product.Marked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Databases of runs that died before they could drop them.
 *
 * <p>A run is dead if no session holds its lock. It is looked at twice, longer apart than a run takes to lock again after
 * a migration has ended its session; and a database that somebody uses is left alone all the same.
 */
final class Leftovers {

    private static final Duration APART = LifeConnection.PULSE.multipliedBy(3);

    private final Product product;
    private final LifeConnection life;

    Leftovers(Product product, LifeConnection life) {
        this.product = product;
        this.life = life;
    }

    /** Removes them and returns what is worth telling. */
    List<String> remove() throws SQLException {
        List<Marked> dead = life.run(this::dead);
        if (!dead.isEmpty()) {
            pause();
            dead = life.run(this::dead).stream().filter(dead::contains).toList();
        }
        List<String> gone = new ArrayList<>();
        List<String> left = new ArrayList<>(life.run(this::halfMade));
        for (Marked each : dead) {
            (life.run(connection -> product.dropUnused(connection, each)) ? gone : left).add(each.name());
        }
        List<String> notes = new ArrayList<>();
        note("removed what dead runs had left", gone).ifPresent(notes::add);
        note("left alone, as they are in use, another user's or without our mark; drop them by hand", left)
                .ifPresent(notes::add);
        return notes;
    }

    private List<Marked> dead(Connection connection) throws SQLException {
        List<Marked> dead = new ArrayList<>();
        for (Marked each : product.marked(connection)) {
            if (!each.mark().kept() && !product.isAlive(connection, each.mark().run())) {
                dead.add(each);
            }
        }
        return dead;
    }

    /** Returns what a run died over before it could mark it; a user's own database may begin like ours, but not end so. */
    private List<String> halfMade(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        for (String name : product.unmarked(connection)) {
            Optional<String> run = Mark.runOf(name);
            if (run.isPresent() && !product.isAlive(connection, run.get())) {
                names.add(name);
            }
        }
        return names;
    }

    private static Optional<String> note(String what, List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(what + ": " + String.join(", ", names));
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(APART.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while looking for leftovers of dead runs", e);
        }
    }
}
