// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.compare.DataFinding;
import dev.switchback.data.compare.DataState;
import dev.switchback.database.TableName;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Tells which statement of a script did something to a table, as far as the script's locks show.
 *
 * <p>A lock is seen when it is taken, and is held until the script ends. So it is certain that a statement touched a table; that
 * a later one did not is certain only if there is none.
 *
 * @param file    the script, by the name people call it
 * @param outcome what became of it
 * @param states  what the tables held before it and after it: a table that was replaced is another one since
 */
record Statements(String file, StepOutcome outcome, List<DataState> states) {

    Statements {
        states = List.copyOf(states);
    }

    /** Returns the finding for a report; it points at the statement that did it, or at the first that may have. */
    Finding place(DataFinding finding) {
        Set<Long> identities = identities(finding.table());
        SortedSet<Integer> known = outcome.touched().statements(identities);
        if (outcome.touched().unknown().isPresent() || known.isEmpty()) {
            return (isUntouched(identities) ? finding.withMore(untouched(finding.table())) : finding)
                    .toFinding(Where.file(file));
        }
        StatementRun first = outcome.statements().get(known.first());
        Where where = new Where(file, first.line(), first.sql().strip());
        boolean certain = known.first() == outcome.statements().size() - 1;
        return (certain ? finding : finding.withMore(others(finding.table(), known))).toFinding(where);
    }

    private boolean isUntouched(Set<Long> identities) {
        return outcome.touched().unknown().isEmpty()
                && outcome.touched().relations().stream().noneMatch(relation -> identities.contains(relation.oid()));
    }

    private String untouched(TableName table) {
        return " No statement of " + file + " touches " + table + ".";
    }

    /**
     * A row of a partitioned table may have been touched by way of its partition alone. Where a product has no identifiers of
     * tables, a script is seen to touch names: those that the table has or had.
     */
    private Set<Long> identities(TableName name) {
        Set<Long> identities = new HashSet<>();
        for (DataState state : states) {
            TableState table = state.tables().get(name);
            if (table != null) {
                identities.add(table.id());
                identities.addAll(table.partitions());
            }
        }
        Set<TableName> names = new HashSet<>(Set.of(name));
        states.forEach(state -> state.tables().values().stream()
                .filter(table -> identities.contains(table.id()))
                .forEach(table -> names.add(table.name())));
        outcome.touched().relations().stream()
                .filter(relation -> relation.name().filter(names::contains).isPresent())
                .forEach(relation -> identities.add(relation.oid()));
        return identities;
    }

    private String others(TableName table, SortedSet<Integer> known) {
        List<String> also =
                new ArrayList<>(known.stream().skip(1).map(this::place).toList());
        if (known.size() < outcome.statements().size() - known.first()) {
            also.add("another one after it");
        }
        return " The statement shown is the first to touch " + table + "; it may also have been "
                + String.join(" or ", also) + ".";
    }

    private String place(int index) {
        int line = outcome.statements().get(index).line();
        return line > 0 ? "that on line " + line : "statement " + (index + 1) + " of the script";
    }
}
