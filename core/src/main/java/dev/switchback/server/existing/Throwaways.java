// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The databases of one run on a server that others use too. */
final class Throwaways {

    private final Product product;
    private final Database home;
    private final LifeConnection life;
    private final Mark mark;
    private final AtomicInteger counter = new AtomicInteger();
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    Throwaways(Product product, Database home, LifeConnection life, Mark mark) {
        this.product = product;
        this.home = home;
        this.life = life;
        this.mark = mark;
    }

    String create(String purpose) throws SQLException {
        String name = mark.name(purpose, counter.incrementAndGet());
        return made(name, "cannot create a database on", connection -> {
            product.create(connection, name, mark);
            return name;
        });
    }

    String clone(String source, String purpose) throws SQLException {
        String name = mark.name(purpose, counter.incrementAndGet());
        return made(name, "cannot clone " + source + " on", connection -> {
            product.clone(connection, source, name, mark);
            return name;
        });
    }

    /** Remembers the name before anything is done: what was half done is dropped in the end as well. */
    private String made(String name, String what, LifeConnection.Action<String> action) throws SQLException {
        present.add(name);
        return explained(what, action);
    }

    void drop(String name) throws SQLException {
        explained("cannot drop " + name + " on", connection -> {
            product.drop(connection, name, mark);
            return name;
        });
        present.remove(name);
        kept.remove(name);
    }

    void keep(String name) throws SQLException {
        explained("cannot keep " + name + " on", connection -> {
            product.mark(connection, name, mark.asKept());
            return name;
        });
        kept.add(name);
    }

    /** Drops every database of this run that is not kept; what fails does not keep the others from being dropped. */
    void dropAll() throws SQLException {
        List<SQLException> failures = new ArrayList<>();
        for (String name : List.copyOf(present)) {
            if (!kept.contains(name)) {
                try {
                    drop(name);
                } catch (SQLException e) {
                    failures.add(e);
                    if (isGone(e)) {
                        break;
                    }
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new SQLException(
                    "left on the server: "
                            + present.stream()
                                    .filter(name -> !kept.contains(name))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + "; the next run removes them.\n"
                            + failures.get(0).getMessage(),
                    failures.get(0));
        }
        life.run(connection -> {
            product.leave(connection);
            return mark;
        });
    }

    /** With a server that is gone, or hangs, each further database would take its time to fail. */
    private static boolean isGone(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    <T> T explained(String what, LifeConnection.Action<T> action) throws SQLException {
        try {
            return life.run(action);
        } catch (SQLException e) {
            throw Refusals.explained(product, home, what, e);
        }
    }
}
