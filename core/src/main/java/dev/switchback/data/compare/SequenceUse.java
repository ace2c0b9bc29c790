// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.BucketSums;
import dev.switchback.engine.SequenceState;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** A sequence that numbers a unique column of a table. */
record SequenceUse(TableState table, int index, SequenceState sequence) {

    /** How far ahead of the sequence a taken value still means that inserts will soon run into it. */
    private static final long NEAR = 10_000;

    /** Returns every use of a sequence for a column that must be unique. */
    static List<SequenceUse> in(DataState state) {
        Map<Long, SequenceState> byId = new HashMap<>();
        state.sequences().values().forEach(sequence -> byId.put(sequence.id(), sequence));
        List<SequenceUse> uses = new ArrayList<>();
        for (TableState table : state.tables().values()) {
            for (int i = 0; i < table.columns().size(); i++) {
                SequenceState sequence = byId.get(table.columns().get(i).sequence());
                if (sequence != null && table.keys().contains(List.of(i))) {
                    uses.add(new SequenceUse(table, i, sequence));
                }
            }
        }
        return uses;
    }

    /** Says whether nothing was written to either since the other was read: a table that nobody touched is shared. */
    boolean isUnchangedSince(SequenceUse other) {
        return table == other.table && sequence.equals(other.sequence);
    }

    TableColumn column() {
        return table.columns().get(index);
    }

    /** Returns the first taken value that the sequence is about to hand out, if there is one. */
    OptionalLong collision() {
        long next = sequence.next();
        if (!table.isComplete()) {
            return largestOfMany(next);
        }
        LongStream ahead = values().filter(value -> isAhead(value, next));
        return sequence.increment() > 0 ? ahead.min() : ahead.max();
    }

    /** Says whether the sequence comes to the value soon; one that counts in twos passes over every other value. */
    private boolean isAhead(long value, long next) {
        long distance = value - next;
        return distance % sequence.increment() == 0
                && distance / sequence.increment() >= 0
                && distance / sequence.increment() <= NEAR;
    }

    /** Of a table too large to keep its rows only the largest value is known, which says nothing of a way down. */
    private OptionalLong largestOfMany(long next) {
        long largest =
                table.sums().map(BucketSums::maxima).orElse(Map.of()).getOrDefault(column().number(), Long.MIN_VALUE);
        boolean taken = sequence.increment() > 0 && largest >= next && (largest - next) % sequence.increment() == 0;
        return taken ? OptionalLong.of(largest) : OptionalLong.empty();
    }

    private LongStream values() {
        return table.rows().stream()
                .map(row -> row.get(index))
                .filter(Objects::nonNull)
                .filter(value -> value.matches("-?\\d{1,18}"))
                .mapToLong(Long::parseLong);
    }
}
