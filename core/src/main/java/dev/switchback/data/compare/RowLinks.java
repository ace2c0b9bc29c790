// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which row after is which row before.
 *
 * <p>Of the unique keys, the one counts under which least happened: rows whose ids were given out anew are recognised by
 * what else they hold. Rows that no key links are linked by equal content. Of a table too large to be kept, rows that were not
 * sampled alike are not linked to each other for want of better ones.
 *
 * @param links the rows that are there before and after
 * @param lost  rows before that are not there after
 * @param added rows after that were not there before
 */
record RowLinks(List<RowLink> links, List<Row> lost, List<Row> added) {

    /** Links the rows of a table. */
    static RowLinks of(TableState before, TableState after, List<ColumnPair> pairs) {
        List<ColumnPair> stable =
                pairs.stream().filter(pair -> !pair.replaced()).toList();
        List<List<ColumnPair>> keys = keys(before, after, stable);
        RowLinks none = new RowLinks(List.of(), before.rows(), after.rows());
        Optional<RowLinks> byKey = keys.stream()
                .map(key -> KeyMatch.link(before.rows(), after.rows(), key))
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(links -> links.cost(stable)));
        RowLinks linked = byKey.orElse(none).andByContent(stable);
        if (byKey.isPresent()) {
            return linked.andByStableColumns(withoutPrimary(before, stable));
        }
        return SumsComparison.haveSameBuckets(before, after) ? linked.keyless(stable) : linked;
    }

    private static List<List<ColumnPair>> keys(TableState before, TableState after, List<ColumnPair> pairs) {
        List<List<ColumnPair>> keys = new ArrayList<>();
        before.keys().forEach(key -> pairsOf(key, pairs, true).ifPresent(keys::add));
        after.keys().forEach(key -> pairsOf(key, pairs, false).ifPresent(keys::add));
        List<ColumnPair> rest = withoutPrimary(before, pairs);
        if (!before.primaryKey().isEmpty()
                && rest.stream().anyMatch(pair -> !pair.old().kind().isNumber())) {
            keys.add(rest);
        }
        return keys;
    }

    private static Optional<List<ColumnPair>> pairsOf(List<Integer> key, List<ColumnPair> pairs, boolean before) {
        List<ColumnPair> found = pairs.stream()
                .filter(pair -> key.contains(before ? pair.before() : pair.after()))
                .toList();
        return found.size() == key.size() ? Optional.of(found) : Optional.empty();
    }

    private static List<ColumnPair> withoutPrimary(TableState before, List<ColumnPair> pairs) {
        return pairs.stream()
                .filter(pair -> !before.primaryKey().contains(pair.before()))
                .toList();
    }

    /** What happened if these are the links: a lost row weighs more than any number of changed values. */
    private long cost(List<ColumnPair> pairs) {
        long changed = links.stream()
                .mapToLong(link -> pairs.stream()
                        .filter(pair -> !pair.same(link.before(), link.after()))
                        .count())
                .sum();
        return changed + (long) lost.size() * (pairs.size() + 1);
    }

    private RowLinks andByContent(List<ColumnPair> pairs) {
        return lost.isEmpty() || added.isEmpty() || pairs.isEmpty()
                ? this
                : plus(KeyMatch.linkEqual(lost, added, pairs));
    }

    /** Links what is left by those columns whose values are all still there. */
    private RowLinks andByStableColumns(List<ColumnPair> pairs) {
        List<ColumnPair> kept = pairs.stream()
                .filter(pair ->
                        KeyMatch.linkEqual(lost, added, List.of(pair)).lost().isEmpty())
                .filter(pair -> lost.stream().anyMatch(row -> pair.oldValue(row) != null))
                .toList();
        return kept.isEmpty() ? this : andByContent(kept);
    }

    /** Without a key, rows that changed altogether cannot be told from new ones: only a smaller number is a loss. */
    private RowLinks keyless(List<ColumnPair> pairs) {
        RowLinks linked = andByStableColumns(pairs);
        int count = Math.min(linked.lost.size(), linked.added.size());
        List<RowLink> rest = IntStream.range(0, count)
                .mapToObj(i -> new RowLink(linked.lost.get(i), linked.added.get(i)))
                .toList();
        return linked.plus(new RowLinks(
                rest,
                linked.lost.subList(count, linked.lost.size()),
                linked.added.subList(count, linked.added.size())));
    }

    /** Joins these links with those found among the rows that these leave over. */
    private RowLinks plus(RowLinks more) {
        List<RowLink> all = new ArrayList<>(links);
        all.addAll(more.links);
        return new RowLinks(all, more.lost, more.added);
    }
}
