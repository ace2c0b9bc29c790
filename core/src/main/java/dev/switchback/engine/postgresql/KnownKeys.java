// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rows of the catalog that the last reading saw, each with the unit it belongs to. */
final class KnownKeys {

    /** OIDs below are the system's: https://www.postgresql.org/docs/current/system-catalog-initial-data.html */
    private static final long FIRST_NORMAL_OID = 16384;

    private final Map<String, Map<Long, CatalogUnit>> units = new HashMap<>();

    void clear() {
        units.clear();
    }

    void add(CatalogStatements.UnitOfRow row) {
        if (row.key() != 0 && (row.key() & 0xFFFFFFFFL) >= FIRST_NORMAL_OID) {
            units.computeIfAbsent(row.catalog(), catalog -> new HashMap<>()).put(row.key(), row.unit());
        }
    }

    /** Says whether a row is one that was there before, or the system's. */
    boolean contains(String catalog, long key) {
        return (key & 0xFFFFFFFFL) < FIRST_NORMAL_OID
                || units.getOrDefault(catalog, Map.of()).containsKey(key);
    }

    int size(String catalog) {
        return units.getOrDefault(catalog, Map.of()).size();
    }

    /** Forgets the rows of some catalogs that are there no longer, and returns their units. */
    Set<CatalogUnit> retain(Set<String> catalogs, Set<Long> keys) {
        Set<CatalogUnit> gone = new HashSet<>();
        for (String catalog : catalogs) {
            units.getOrDefault(catalog, Map.of()).entrySet().removeIf(entry -> {
                boolean isGone = !keys.contains(entry.getKey());
                if (isGone) {
                    gone.add(entry.getValue());
                }
                return isGone;
            });
        }
        return gone;
    }
}
