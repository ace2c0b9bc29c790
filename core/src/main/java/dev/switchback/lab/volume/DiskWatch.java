// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Work;
import dev.switchback.lab.volume.VolumeFacts.Why;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Sees to it that measuring ends before the disk is full, since that would take down the whole server, and what else is on it.
 *
 * <p>At a count there are the rows, a clone of them, and what the script needs besides; from one count to the next all of these
 * grow as the rows do. Where the free space cannot be known nothing is said.
 */
final class DiskWatch {

    /** What the server needs for itself, and what others write meanwhile. */
    private static final long RESERVE = 256L << 20;

    private static final double CAUTION = 1.2;

    private final Supplier<OptionalLong> free;
    private final OptionalLong atFirst;
    private long count;
    private long filled;
    private long script;

    /**
     * @param free how many bytes are free now, if that is known
     */
    DiskWatch(Supplier<OptionalLong> free) {
        this.free = free;
        this.atFirst = free.get();
    }

    /** Notes that tables were filled to a count. */
    void filled(long rows) {
        OptionalLong now = free.get();
        if (atFirst.isPresent() && now.isPresent()) {
            count = rows;
            filled = Math.max(0, atFirst.getAsLong() - now.getAsLong());
        }
    }

    /** Notes what a script has taken at that count. */
    void ran(StepOutcome outcome) {
        long bytes = 0;
        for (StatementRun statement : outcome.statements()) {
            bytes +=
                    known(statement.work().diskBytes()) + known(statement.work().logBytes());
        }
        script = Math.max(script, bytes);
    }

    private static long known(long bytes) {
        return bytes == Work.UNKNOWN ? 0 : Math.max(0, bytes);
    }

    /** Returns why a count cannot be measured, if there is not room enough for it. */
    Optional<Why> lacksRoomFor(long rows) {
        OptionalLong now = free.get();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        double times = count == 0 ? 1 : (double) rows / count;
        long needed = (long) (CAUTION * (times * (2.0 * filled + script) - filled)) + RESERVE;
        return needed > now.getAsLong() ? Optional.of(new Why.Disk(needed, now.getAsLong())) : Optional.empty();
    }
}
