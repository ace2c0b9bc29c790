// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges what became of the values of one column that is still there. */
final class ChangedColumn {

    private final TablePair table;
    private final TableState before;
    private final ColumnPair pair;
    private final FreshRows fresh;
    private final ValueCopies copies;

    ChangedColumn(TablePair table, ColumnPair pair, FreshRows fresh, Routes routes) {
        this.table = table;
        this.before = table.before();
        this.pair = pair;
        this.fresh = fresh;
        this.copies = new ValueCopies(before, pair, routes);
    }

    List<DataFinding> judge() {
        List<CellChange> nulled = new ArrayList<>();
        List<CellChange> changed = new ArrayList<>();
        for (RowLink link : table.links().links()) {
            if (pair.oldValue(link.before()) != null && !pair.same(link.before(), link.after())) {
                (pair.newValue(link.after()) == null ? nulled : changed).add(new CellChange(pair, link));
            }
        }
        Map<LossKind, List<CellChange>> found = new EnumMap<>(LossKind.class);
        add(
                found,
                LossKind.VALUES_NULLED,
                copies.notMoved(nulled.stream().filter(c -> !c.isBlank()).toList()));
        if (!pair.isRetyped()) {
            add(
                    found,
                    LossKind.VALUES_OVERWRITTEN,
                    nulled.stream().filter(CellChange::isBlank).toList());
        }
        judgeChanged(changed, found);
        List<CellChange> overwritten = copies.notKept(found.getOrDefault(LossKind.VALUES_OVERWRITTEN, List.of()));
        found.remove(LossKind.VALUES_OVERWRITTEN);
        add(found, LossKind.VALUES_OVERWRITTEN, overwritten);
        return found.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    String name() {
        return pair.old().name();
    }

    /** Says whether values changed in the rows at hand, so that there is nothing that only sums could tell. */
    boolean isSeen() {
        return !pair.isRetyped()
                && table.links().links().stream()
                        .anyMatch(link ->
                                pair.oldValue(link.before()) != null && !pair.same(link.before(), link.after()));
    }

    private void judgeChanged(List<CellChange> changed, Map<LossKind, List<CellChange>> found) {
        List<CellChange> gone =
                changed.stream().filter(change -> !isInSameRow(change)).toList();
        boolean sameSort = pair.shared() != ValueKind.OTHER
                || pair.old().kind() == pair.now().kind();
        if (before.primaryKey().contains(pair.before()) && sameSort) {
            gone.forEach(change -> add(found, keyKind(change), List.of(change)));
        } else if (pair.isRetyped()) {
            new Conversion(pair, gone, table.links().links())
                    .judge()
                    .forEach((kind, cells) ->
                            add(found, kind, kind == LossKind.VALUES_CUT ? copies.notMoved(cells) : cells));
        } else if (pair.old().kind() != ValueKind.ENUM || !isRelabelled()) {
            add(found, LossKind.VALUES_OVERWRITTEN, gone);
        }
    }

    /** Says whether every label has become one of its own, as when an enum's value is renamed. */
    private boolean isRelabelled() {
        Map<String, String> forth = new HashMap<>();
        Map<String, String> back = new HashMap<>();
        return table.links().links().stream()
                .allMatch(link -> isSamePair(forth, pair.oldValue(link.before()), pair.newValue(link.after()))
                        && isSamePair(back, pair.newValue(link.after()), pair.oldValue(link.before())));
    }

    private static boolean isSamePair(Map<String, String> known, @Nullable String from, @Nullable String to) {
        return from == null || to == null || to.equals(Objects.requireNonNullElse(known.putIfAbsent(from, to), to));
    }

    /** A text that a person can still recognise was rewritten; anything else in a key is another key. */
    private LossKind keyKind(CellChange change) {
        String old = change.old().strip().toLowerCase(Locale.ROOT);
        String now = change.now().strip().toLowerCase(Locale.ROOT);
        boolean related = pair.old().kind().isText() && (now.contains(old) || old.contains(now));
        return related ? LossKind.VALUES_OVERWRITTEN : LossKind.IDS_RENUMBERED;
    }

    /** Says whether what the migration wrote into the row still has the old value, be it in several columns. */
    private boolean isInSameRow(CellChange change) {
        return fresh.of(change.link().after())
                .map(row -> Words.contain(row.words(), pair.old().kind(), change.old()))
                .orElse(false);
    }

    private static void add(Map<LossKind, List<CellChange>> found, LossKind kind, List<CellChange> changes) {
        if (!changes.isEmpty()) {
            found.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(changes);
        }
    }

    private DataFinding finding(LossKind kind, List<CellChange> cells) {
        String name = pair.old().name();
        String type = pair.old().type().equals(pair.now().type())
                ? ""
                : " (type %s became %s)".formatted(pair.old().type(), pair.now().type());
        String sample = before.isComplete() ? "" : " of those looked at";
        String what = "Column %s of table %s%s: %s %s%s, such as %s."
                .formatted(
                        name,
                        before.name(),
                        type,
                        Shown.values(cells.size()),
                        kind.verb(),
                        sample,
                        cells.get(0).shown(before));
        Severity severity = kind == LossKind.VALUES_OVERWRITTEN ? Severity.WARNING : Severity.FAILURE;
        return DataFinding.of(kind, severity, before.name(), name, cells.size(), what);
    }
}
