// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.campaign.Fault.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Chooses faults, spread over the whole time that a goal takes. */
final class Moments {

    private final Map<Goal, Long> here = new EnumMap<>(Goal.class);
    private final Map<Goal, Long> inOtherJvm = new EnumMap<>(Goal.class);

    /** Notes how long a goal takes that nobody disturbs. */
    void note(Goal goal, boolean inOther, long milliseconds) {
        (inOther ? inOtherJvm : here).put(goal, milliseconds);
    }

    /**
     * Learns from what a fault has met: a machine that others use is faster or slower from one minute to the next.
     *
     * @param isDone whether the goal was done before
     */
    void learn(Goal goal, Fault fault, boolean isDone, Tally.Left left) {
        Map<Goal, Long> known = fault instanceof Fault.KillJvm ? inOtherJvm : here;
        long takes = known.getOrDefault(goal, 1000L);
        boolean isTooEarly = left == Tally.Left.NOTHING && after(fault) > takes * 7 / 10;
        if (after(fault) > 0 && (isDone || isTooEarly)) {
            known.put(goal, isDone ? Math.max(300, takes * 9 / 10) : takes * 11 / 10);
        }
    }

    private static long after(Fault fault) {
        if (fault instanceof Fault.KillJvm kill) {
            return kill.after();
        } else if (fault instanceof Fault.KillServer kill) {
            return kill.after();
        }
        return fault instanceof Fault.CutNetwork cut ? cut.after() : 0;
    }

    /** The later, the denser: in another JVM a goal begins with loading its classes. */
    Fault choose(Goal goal, Kind kind, Random random) {
        long elsewhere = inOtherJvm.getOrDefault(goal, 1000L);
        long takes = here.getOrDefault(goal, 1000L);
        return switch (kind) {
            case KILL_JVM -> new Fault.KillJvm(1 + (long) (Math.sqrt(random.nextDouble()) * (elsewhere + 50)));
            case KILL_SERVER -> new Fault.KillServer(1 + random.nextLong(takes + 20));
            case CUT_NETWORK -> new Fault.CutNetwork(1 + random.nextLong(takes + 20));
            case FULL_DISK -> new Fault.FullDisk(random.nextLong(room(goal)));
            case LOCK_TIMEOUT ->
                new Fault.LockTimeout(random.nextBoolean() ? "customers" : "orders", random.nextLong(8000));
            case TWO_AT_ONCE -> new Fault.TwoAtOnce(1 + random.nextLong(takes + 20));
        };
    }

    private static long room(Goal goal) {
        return switch (goal) {
            case MIGRATE, UNDO -> 6_000_000;
            case BACKUP -> 900_000;
            case RESTORE -> 40_000_000;
        };
    }
}
