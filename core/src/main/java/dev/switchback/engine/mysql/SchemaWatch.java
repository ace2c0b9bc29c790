// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.SchemaInventory.Stamp;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which units of a later inventory may have another definition than they had in an earlier one. */
final class SchemaWatch {

    /** A definition may change again within the second of a reading. */
    private static final long SECONDS_OF_DOUBT = 2;

    private SchemaInventory known = new SchemaInventory(0, Map.of());

    /** Those with a time before the reading that did not see it: a script set its session's clock, and may set it so again. */
    private final Set<SchemaUnit> backdated = new HashSet<>();

    /** Returns those to be read again. */
    Set<SchemaUnit> stale(SchemaInventory now) {
        Map<Long, Integer> interchangeable = known.interchangeable();
        Set<SchemaUnit> stale = new HashSet<>();
        now.units().forEach((unit, stamp) -> {
            boolean isCertain = stamp.second()
                    .filter(second -> second < known.second() - SECONDS_OF_DOUBT)
                    .filter(second -> !stamp.ids().isEmpty() || interchangeable.getOrDefault(second, 0) < 2)
                    .isPresent();
            Stamp before = known.units().get(unit);
            if (!isCertain || !stamp.equals(before) || backdated.contains(unit)) {
                stale.add(unit);
            }
        });
        return stale;
    }

    /** Takes an inventory for the earlier one, once its units have been read. */
    void remember(SchemaInventory read) {
        backdated.retainAll(read.units().keySet());
        read.units().forEach((unit, stamp) -> {
            if (!stamp.equals(known.units().get(unit))) {
                boolean isEarlier = stamp.second().orElse(Long.MAX_VALUE) < known.second() - SECONDS_OF_DOUBT;
                backdated.remove(unit);
                if (isEarlier) {
                    backdated.add(unit);
                }
            }
        });
        known = read;
    }
}
