// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Looks for copies of a column's old values in what the migration wrote. */
record ValueCopies(TableState before, ColumnPair pair, Routes routes) {

    /** Returns those changes whose old value did not move to another place. */
    List<CellChange> notMoved(List<CellChange> changes) {
        return changes.isEmpty() ? changes : notFound(changes, routesFor(changes));
    }

    /** Returns those changes of which no other row has the old value now. */
    List<CellChange> notKept(List<CellChange> changes) {
        if (changes.isEmpty()) {
            return changes;
        }
        List<Route> elsewhere = Route.elsewhere(routesFor(changes));
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
        Source source = source(change);
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

    private List<Route> routesFor(List<CellChange> changes) {
        return routes.to(
                pair.before(), changes.stream().map(ValueCopies::source).toList());
    }

    private static Source source(CellChange change) {
        return new Source(change.link().before(), change.link().after());
    }

    private List<CellChange> notFound(List<CellChange> changes, List<Route> routes) {
        List<Source> sources = changes.stream().map(ValueCopies::source).toList();
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
