// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.TableName;
import dev.switchback.engine.SequenceState;
import java.util.Optional;

/**
 * What a sequence, or the counter of a table, hands out next. No snapshot holds it: a dump has a value from between its beginning and
 * its end.
 *
 * @param name        its name
 * @param least       the smaller of the values at the beginning and at the end
 * @param most        the greater one
 * @param followsRows whether the product takes it beyond the rows by itself, further than it stood perhaps
 */
public record SequenceSpan(TableName name, long least, long most, boolean followsRows) {

    /** Returns the span of two moments; empty where it went back meanwhile, so that anything may be in the dump. */
    static Optional<SequenceSpan> between(SequenceState begin, SequenceState end) {
        boolean isAscending = begin.increment() >= 0;
        boolean wentBack = isAscending ? end.next() < begin.next() : end.next() > begin.next();
        return wentBack
                ? Optional.empty()
                : Optional.of(new SequenceSpan(
                        begin.name(),
                        Math.min(begin.next(), end.next()),
                        Math.max(begin.next(), end.next()),
                        begin.followsRows()));
    }

    /** Returns what is otherwise after a restore, without a full stop. */
    Optional<String> difference(SequenceState restored) {
        long next = restored.next();
        return next >= least && (next <= most || followsRows)
                ? Optional.empty()
                : Optional.of(name + " hands out " + next + " next, and would have handed out "
                        + (least == most ? "" + least : least + " to " + most));
    }
}
