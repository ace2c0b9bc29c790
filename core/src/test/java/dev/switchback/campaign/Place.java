// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.campaign.Fault.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which goal a fault befalls.
 *
 * @param goal the goal
 * @param kind of fault
 */
record Place(Goal goal, Kind kind) {

    /** Every one, as often as the moment matters. */
    static List<Place> all() {
        List<Place> all = new ArrayList<>();
        for (Goal goal : Goal.values()) {
            boolean changes = goal == Goal.MIGRATE || goal == Goal.UNDO;
            all.addAll(Collections.nCopies(changes ? 3 : 2, new Place(goal, Kind.KILL_JVM)));
            all.addAll(Collections.nCopies(changes ? 2 : 1, new Place(goal, Kind.KILL_SERVER)));
            all.addAll(Collections.nCopies(goal == Goal.MIGRATE ? 2 : 1, new Place(goal, Kind.CUT_NETWORK)));
            all.add(new Place(goal, Kind.FULL_DISK));
            all.add(new Place(goal, Kind.TWO_AT_ONCE));
            if (changes) {
                all.add(new Place(goal, Kind.LOCK_TIMEOUT));
            }
        }
        return all;
    }

    /** For every build: one of each kind on PostgreSQL, and on the others those that the product has most to do with. */
    static List<Place> few(String request) {
        List<Place> few = new ArrayList<>(List.of(
                new Place(Goal.MIGRATE, Kind.KILL_JVM),
                new Place(Goal.RESTORE, Kind.KILL_JVM),
                new Place(Goal.UNDO, Kind.KILL_SERVER),
                new Place(Goal.MIGRATE, Kind.LOCK_TIMEOUT),
                new Place(Goal.MIGRATE, Kind.TWO_AT_ONCE)));
        if (request.startsWith("postgresql")) {
            few.add(new Place(Goal.UNDO, Kind.KILL_JVM));
            few.add(new Place(Goal.BACKUP, Kind.FULL_DISK));
            few.add(new Place(Goal.MIGRATE, Kind.CUT_NETWORK));
        }
        return few;
    }
}
