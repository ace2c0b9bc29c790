// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.BucketSums;
import dev.switchback.engine.Row;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives columns numbers that stay when they are renamed.
 *
 * <p>The catalog has no identifier of a column. So a name that stays keeps its number; a new name gets that of a name that is
 * gone if it stands between the same neighbours and, as far as rows show, holds at least half of the same values. A column that
 * is dropped and added again under its name is therefore taken for the same.
 */
final class ColumnIdentities {

    private final Map<Long, TableState> last = new HashMap<>();
    private final Map<Long, Integer> largest = new HashMap<>();

    /** Returns the table with its columns' lasting numbers instead of their places. */
    TableState identify(TableState read) {
        TableState former = last.get(read.id());
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < read.columns().size(); i++) {
            int same = former == null ? -1 : former(former, read, i);
            numbers.put(
                    read.columns().get(i).number(),
                    same < 0
                            ? largest.merge(read.id(), 1, Integer::sum)
                            : former.columns().get(same).number());
        }
        TableState identified = withNumbers(read, numbers);
        last.put(read.id(), identified);
        return identified;
    }

    private static int former(TableState former, TableState read, int column) {
        int named = former.indexOf(read.columns().get(column).name());
        return named >= 0 ? named : renamed(former, read, column);
    }

    /** Of several columns renamed side by side, each has the place that it had. */
    private static int renamed(TableState former, TableState read, int column) {
        int start = column;
        while (start > 0 && isNew(former, read, start - 1)) {
            start--;
        }
        int at = (start == 0 ? 0 : former.indexOf(read.columns().get(start - 1).name()) + 1) + column - start;
        boolean gone = at < former.columns().size() && isNew(read, former, at);
        return gone && follows(former, at, read, column) && haveTheSame(former, at, read, column) ? at : -1;
    }

    private static boolean isNew(TableState former, TableState read, int column) {
        return former.indexOf(read.columns().get(column).name()) < 0;
    }

    /** Says whether the next columns that are there before and after are the same. */
    private static boolean follows(TableState former, int at, TableState read, int column) {
        return Objects.equals(next(former, at, read), next(read, column, former));
    }

    private static @Nullable String next(TableState table, int column, TableState other) {
        for (int i = column + 1; i < table.columns().size(); i++) {
            if (!isNew(other, table, i)) {
                return table.columns().get(i).name();
            }
        }
        return null;
    }

    private static boolean haveTheSame(TableState former, int old, TableState read, int now) {
        Set<String> values = values(former, old);
        Set<String> kept = new HashSet<>(values);
        kept.retainAll(values(read, now));
        return values.isEmpty()
                ? former.columns()
                        .get(old)
                        .type()
                        .equals(read.columns().get(now).type())
                : kept.size() * 2 >= values.size();
    }

    private static Set<String> values(TableState table, int column) {
        return table.rows().stream()
                .map((Row row) -> row.get(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static TableState withNumbers(TableState table, Map<Integer, Integer> numbers) {
        List<TableColumn> columns = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            columns.add(new TableColumn(
                    numbers.getOrDefault(column.number(), 0),
                    column.name(),
                    column.type(),
                    column.kind(),
                    column.generated(),
                    column.sequence()));
        }
        return new TableState(
                table.id(),
                table.name(),
                columns,
                table.keys(),
                table.primary(),
                table.rows(),
                table.sums().map(sums -> withNumbers(sums, numbers)),
                table.partitions());
    }

    private static BucketSums withNumbers(BucketSums sums, Map<Integer, Integer> numbers) {
        Map<Integer, Long> maxima = new HashMap<>();
        sums.maxima().forEach((place, value) -> maxima.put(numbers.getOrDefault(place, 0), value));
        return new BucketSums(sums.rowCount(), sums.seeds(), sums.buckets(), maxima);
    }
}
