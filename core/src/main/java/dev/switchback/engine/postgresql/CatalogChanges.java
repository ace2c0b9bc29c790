// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.HashSet;
import java.util.Set;

/**
 * What may differ from the reading before.
 *
 * @param everything whether so much hangs on what changed that all is to be read again
 * @param others     whether the part that is read as a whole is to be read again
 * @param units      the units to be read again, of which some may be gone
 */
record CatalogChanges(boolean everything, boolean others, Set<CatalogUnit> units) {

    static final CatalogChanges EVERYTHING = new CatalogChanges(true, true, Set.of());

    CatalogChanges {
        units = Set.copyOf(units);
    }

    static CatalogChanges of(Set<CatalogUnit> touched) {
        Set<CatalogUnit> units = new HashSet<>(touched);
        boolean others = units.removeIf(unit -> unit.part() == CatalogPart.OTHERS);
        return new CatalogChanges(false, others, units);
    }

    Set<CatalogUnit> units(CatalogPart part) {
        Set<CatalogUnit> some = new HashSet<>(units);
        some.removeIf(unit -> unit.part() != part);
        return some;
    }
}
