// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks for copies of a column's old values in what the migration wrote.
 *
 * @param routes the ways to look along, asked for only when there is something to look for
 */
record ValueCopies(TableState before, ColumnPair pair, Supplier<List<Route>> routes) {

    /** Returns those changes whose old value did not move to another place. */
    List<CellChange> notMoved(List<CellChange> changes) {
        return notFound(changes, changes.isEmpty() ? List.of() : routes.get());
    }

    /** Returns those changes of which no other row has the old value now. */
    List<CellChange> notKept(List<CellChange> changes) {
        if (changes.isEmpty()) {
            return changes;
        }
        List<Route> elsewhere = Route.elsewhere(routes.get());
        List<CellChange> telling =
                changes.stream().filter(change -> !change.isBlank()).toList();
        List<CellChange> rest = new ArrayList<>(notFound(telling, elsewhere));
        boolean someKept = rest.size() < telling.size();
        changes.stream()
                .filter(change -> change.isBlank() && !isBlankKept(change, elsewhere, someKept))
                .forEach(rest::add);
        return rest;
    }

    /** A blank is found anywhere: it counts where others were kept, or under the name of the column. */
    private boolean isBlankKept(CellChange change, List<Route> elsewhere, boolean someKept) {
        Source source = new Source(change.link().before(), change.link().after());
        return elsewhere.stream()
                .flatMap(route -> route.from(source).stream())
                .anyMatch(row -> row.fresh().stream()
                        .filter(at -> change.old().equals(row.row().get(at)))
                        .anyMatch(at -> someKept
                                || row.table()
                                        .columns()
                                        .get(at)
                                        .name()
                                        .equals(pair.old().name())));
    }

    private List<CellChange> notFound(List<CellChange> changes, List<Route> routes) {
        List<Source> sources = changes.stream()
                .map(change -> new Source(change.link().before(), change.link().after()))
                .toList();
        return new ValueSearch(before, pair.before(), sources, routes)
                .search()
                .map(move -> only(changes, move.missingRows()))
                .orElse(changes);
    }

    private static List<CellChange> only(List<CellChange> changes, List<Row> rows) {
        Set<Row> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(rows);
        return changes.stream()
                .filter(change -> wanted.contains(change.link().before()))
                .toList();
    }
}
