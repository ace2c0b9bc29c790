// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.SequenceState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds sequences that are about to hand out a value that is taken, where they were not before. */
final class SequenceJudge {

    private SequenceJudge() {}

    /** Judges the sequences after an undo. That they went on is no difference: no database takes a number back. */
    static List<DataFinding> restored(DataState before, DataState after) {
        List<DataFinding> findings = collisions(before, after, "after the undo");
        List<SequenceUse> uses = SequenceUse.in(after);
        for (SequenceState old : before.sequences().values()) {
            SequenceState now = after.sequences().get(old.name());
            if (now != null && isBehind(now, old) && !collides(now, uses)) {
                String what =
                        "Sequence %s was about to hand out %d before the migration, and hands out %d after the undo."
                                .formatted(now.name(), old.next(), now.next());
                findings.add(DataFinding.of(LossKind.SEQUENCE_SET_BACK, Severity.NOTE, now.name(), "", 0, what));
            }
        }
        return findings;
    }

    private static boolean collides(SequenceState sequence, List<SequenceUse> uses) {
        return uses.stream()
                .anyMatch(use ->
                        use.sequence().equals(sequence) && use.collision().isPresent());
    }

    private static boolean isBehind(SequenceState now, SequenceState old) {
        return old.increment() > 0 ? now.next() < old.next() : now.next() > old.next();
    }

    /** Returns the collisions that were not about to happen before. */
    static List<DataFinding> collisions(DataState before, DataState after, String when) {
        Map<String, SequenceUse> formerly = new HashMap<>();
        SequenceUse.in(before).forEach(use -> places(use).forEach(place -> formerly.put(place, use)));
        List<DataFinding> findings = new ArrayList<>();
        for (SequenceUse use : SequenceUse.in(after)) {
            boolean known = places(use).stream()
                    .map(formerly::get)
                    .filter(Objects::nonNull)
                    .anyMatch(former ->
                            use.isUnchangedSince(former) || former.collision().isPresent());
            if (!known) {
                use.collision().ifPresent(taken -> findings.add(finding(use, taken, when)));
            }
        }
        return findings;
    }

    /** Returns by what the column is known again: a table may be renamed, or built anew under its name. */
    private static List<String> places(SequenceUse use) {
        return List.of(
                use.table().name() + "." + use.column().name(),
                use.table().id() + " " + use.column().number());
    }

    private static DataFinding finding(SequenceUse use, long taken, String when) {
        String column = use.column().name();
        String table = use.table().name().toString();
        String what = "Sequence %s is about to hand out %d %s, while %s.%s has the value %d already."
                .formatted(use.sequence().name(), use.sequence().next(), when, table, column, taken);
        return DataFinding.of(
                        LossKind.SEQUENCE_COLLIDES,
                        Severity.FAILURE,
                        use.table().name(),
                        column,
                        1,
                        what)
                .withRemedy(use.sequence()
                        .advance()
                        .orElseGet(() -> "SELECT setval('%s', (SELECT %s(%s) FROM %s));"
                                .formatted(
                                        use.sequence().name(),
                                        use.sequence().increment() > 0 ? "max" : "min",
                                        column,
                                        table)));
    }
}
