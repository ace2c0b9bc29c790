// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableColumn;
import dev.switchback.engine.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges the values of a column whose type changed.
 *
 * <p>A value is kept if it means the same in the new type, or if the old one could be told from the new one: a mapping
 * onto values of another sort, such as 'yes' and 'no' onto true and false, loses nothing while no two values become one.
 */
final class Conversion {

    private final ColumnPair pair;
    private final List<CellChange> changes;
    private final List<RowLink> links;

    Conversion(ColumnPair pair, List<CellChange> changes, List<RowLink> links) {
        this.pair = pair;
        this.changes = changes;
        this.links = links;
    }

    /** Returns what became of those values that are neither kept nor NULL afterwards. */
    Map<LossKind, List<CellChange>> judge() {
        Map<LossKind, List<CellChange>> found = new EnumMap<>(LossKind.class);
        List<CellChange> recast = new ArrayList<>();
        Optional<Integer> shift = shift();
        for (CellChange change : changes) {
            Optional<LossKind> kind = kind(change, shift);
            kind.ifPresent(
                    k -> found.computeIfAbsent(k, any -> new ArrayList<>()).add(change));
            if (kind.isEmpty()) {
                recast.add(change);
            }
        }
        List<CellChange> merged = merged(recast);
        if (!merged.isEmpty()) {
            found.put(LossKind.VALUES_MERGED, merged);
        }
        return found;
    }

    private Optional<LossKind> kind(CellChange change, Optional<Integer> shift) {
        ValueKind from = pair.old().kind();
        ValueKind to = pair.now().kind();
        String old = change.old();
        String now = change.now();
        if (from.isText() && to.isText()) {
            return Optional.of(ValueChange.isCut(old, now) ? LossKind.VALUES_CUT : LossKind.VALUES_OVERWRITTEN);
        }
        if (isNumberLike(from, old) && to.isNumber() && isRounded(scaled(old, shift), now)) {
            return Optional.of(LossKind.VALUES_ROUNDED);
        }
        if (from.isTime() && (Times.isRounded(old, now, to))) {
            return Optional.of(LossKind.VALUES_ROUNDED);
        }
        boolean cut = (from.isText() || to.isText()) && ValueChange.isCut(old, now) && !Times.isZeroRest(old, now);
        return cut ? Optional.of(LossKind.VALUES_CUT) : Optional.empty();
    }

    private boolean isRounded(String old, String now) {
        boolean isFloat = pair.now().kind() == ValueKind.FLOAT4 || pair.now().kind() == ValueKind.FLOAT8;
        return ValueChange.isRounded(old, now) || (isFloat && ValueChange.isNear(old, now));
    }

    private static boolean isNumberLike(ValueKind kind, String value) {
        return kind.isNumber() || (kind.isText() && Canonical.isNumber(value.strip()));
    }

    private static String scaled(String old, Optional<Integer> shift) {
        return Canonical.isNumber(old) && shift.isPresent()
                ? new BigDecimal(old).scaleByPowerOfTen(shift.get()).toPlainString()
                : old;
    }

    /** Returns the power of ten by which all numbers were multiplied, as when an amount becomes cents. */
    private Optional<Integer> shift() {
        if (!pair.old().kind().isNumber() || !pair.now().kind().isNumber()) {
            return Optional.empty();
        }
        return IntStream.of(2, 3, -2, -3, 1, -1, 4, -4, 6, -6)
                .filter(power -> changes.stream().allMatch(change -> isShifted(change, power)))
                .filter(power -> changes.stream().anyMatch(change -> isExactlyShifted(change, power)))
                .boxed()
                .findFirst();
    }

    private static boolean isShifted(CellChange change, int power) {
        return isExactlyShifted(change, power)
                || (Canonical.isNumber(change.old()) && ValueChange.isRounded(shifted(change, power), change.now()));
    }

    private static boolean isExactlyShifted(CellChange change, int power) {
        return Canonical.isNumber(change.old())
                && Canonical.number(shifted(change, power)).equals(Canonical.number(change.now()));
    }

    private static String shifted(CellChange change, int power) {
        return new BigDecimal(change.old()).scaleByPowerOfTen(power).toPlainString();
    }

    /** Returns the changes after which one value stands for several that were told apart before. */
    private List<CellChange> merged(List<CellChange> recast) {
        if (pair.old().kind().isText() && pair.now().kind() == ValueKind.TIMESTAMP) {
            return List.of(); // one instant has many spellings
        }
        Map<String, Set<String>> olds = new HashMap<>();
        for (RowLink link : links) {
            String old = pair.oldValue(link.before());
            String now = pair.newValue(link.after());
            if (old != null && now != null && !old.isBlank()) {
                olds.computeIfAbsent(now, any -> new HashSet<>()).add(meaning(old));
            }
        }
        return recast.stream()
                .filter(change -> !change.old().isBlank()
                        && olds.getOrDefault(change.now(), Set.of()).size() > 1)
                .toList();
    }

    private String meaning(String old) {
        TableColumn column = pair.old();
        String meant = Canonical.of(column.kind().isText() ? pair.shared() : column.kind(), old);
        return column.kind().isText() ? meant.strip().toLowerCase(Locale.ROOT) : meant;
    }
}
