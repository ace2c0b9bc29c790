// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which backups stay: of each database the newest few, all that are not old, and always the newest one that is verified.
 *
 * @param keep how many of a database stay however old they are
 * @param age  from when on a backup is old
 */
record Retention(int keep, Duration age) {

    /** What becomes of a backup, and why, without a full stop. */
    record Decision(Manifest manifest, boolean deletes, String why) {}

    /** Whose a backup is: a database of the same name on another server is another one. */
    private record Owner(String product, String address, String name) {

        static Owner of(Source source) {
            return new Owner(source.product(), source.address(), source.name());
        }
    }

    /**
     * Decides.
     *
     * @param newestFirst all backups
     */
    List<Decision> decide(List<Manifest> newestFirst, Instant now) {
        Map<Owner, Integer> seen = new HashMap<>();
        Set<Owner> verified = new HashSet<>();
        List<Decision> decisions = new ArrayList<>();
        for (Manifest manifest : newestFirst) {
            Owner owner = Owner.of(manifest.database());
            int number = seen.merge(owner, 1, Integer::sum);
            boolean isNewestVerified = manifest.isVerified() && verified.add(owner);
            decisions.add(decide(manifest, number, isNewestVerified, now));
        }
        return decisions;
    }

    private Decision decide(Manifest manifest, int number, boolean isNewestVerified, Instant now) {
        String of = " of " + manifest.database().name();
        if (isNewestVerified) {
            return new Decision(manifest, false, "the newest verified one" + of);
        }
        if (number <= keep) {
            return new Decision(manifest, false, keep == 1 ? "the newest" + of : "one of the " + keep + " newest" + of);
        }
        boolean isOld = manifest.created().plus(age).isBefore(now);
        String days = "older than " + Ages.words(age);
        return new Decision(
                manifest, isOld, isOld ? days + ", and " + (number - 1) + " newer ones" + of : "not " + days);
    }
}
