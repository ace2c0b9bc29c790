// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds out what changed in the catalog since it was asked before.
 *
 * <p>Inserted and updated rows are known by their age in transactions, deleted ones because the count of rows is not what it
 * would be without. Where a changed object's name occurs is found through {@code pg_depend}. Where a rare change reaches far
 * (that of a schema, a role or an operator class, say), the answer is everything.
 */
final class CatalogWatch {

    /** Catalogs whose objects occur in nobody else's definition. */
    private static final Set<String> WITHOUT_INFLUENCE = Set.of(
            "pg_cast",
            "pg_transform",
            "pg_event_trigger",
            "pg_default_acl",
            "pg_seclabel",
            "pg_db_role_setting",
            "pg_database",
            "pg_shdescription",
            "pg_user_mapping",
            "pg_subscription",
            "pg_publication_namespace");

    /** Catalogs in which several rows share a key, and the query that lists their keys. */
    private static final Map<String, String> SHARED_KEYS =
            Map.of("pg_description", "comments", "pg_inherits", "parents");

    /** In a catalog of so few rows it does not matter how they are found. */
    private static final int ROWS_WITHOUT_A_PLAN = 200;

    private final CatalogStatements catalog;
    private final KnownKeys known = new KnownKeys();
    private final Map<String, Map<Long, Long>> shared = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private String horizon = "";
    private long plannedFor;

    CatalogWatch(CatalogStatements catalog) {
        this.catalog = catalog;
    }

    /** Returns what changed since the last call, within the transaction of the reading. */
    CatalogChanges changes() throws SQLException {
        if (horizon.isEmpty()) {
            return startOver();
        }
        CatalogStatements.Look look = catalog.lookSince(horizon);
        List<CatalogStatements.Watched> watched = look.catalogs();
        horizon = look.horizon();
        replanIfGrown(watched);
        if (watched.stream().anyMatch(this::reachesFar)) {
            return startOver();
        }
        Set<Long> young = new HashSet<>();
        Set<CatalogUnit> touched = new HashSet<>();
        for (CatalogStatements.Watched row : watched) {
            if (SHARED_KEYS.containsKey(row.catalog())) {
                young.addAll(changedShared(row));
            } else if (!row.isBystander()) {
                young.addAll(row.young());
            } else if (isChanged(row)) {
                touched.add(CatalogUnit.OTHERS);
            }
        }
        touched.addAll(unitsOf(young));
        touched.addAll(unitsOfDeleted(watched));
        return CatalogChanges.of(touched);
    }

    /** Plans that were good for a small catalog read all of a large one; each doubling pays for planning once. */
    private void replanIfGrown(List<CatalogStatements.Watched> watched) throws SQLException {
        long rows = rowsOfUnits(watched);
        if (rows > 2 * plannedFor + ROWS_WITHOUT_A_PLAN) {
            plannedFor = rows;
            catalog.replan();
        }
    }

    private static long rowsOfUnits(List<CatalogStatements.Watched> watched) {
        return watched.stream()
                .filter(CatalogStatements.Watched::isOfUnits)
                .mapToLong(CatalogStatements.Watched::count)
                .sum();
    }

    /** A schema that is new occurs nowhere yet; one that was there may have another name now. */
    private boolean reachesFar(CatalogStatements.Watched row) {
        if (row.catalog().equals("pg_namespace")) {
            return row.young().stream().anyMatch(key -> known.contains(row.catalog(), key));
        }
        return row.isBystander()
                && !WITHOUT_INFLUENCE.contains(row.catalog())
                && !SHARED_KEYS.containsKey(row.catalog())
                && isChanged(row);
    }

    private CatalogChanges startOver() throws SQLException {
        horizon = catalog.horizon();
        known.clear();
        catalog.unitsOfEverything().forEach(known::add);
        List<CatalogStatements.Watched> watched = catalog.lookSince(horizon).catalogs();
        // What is planned from here on is planned for these.
        plannedFor = Math.max(plannedFor, rowsOfUnits(watched));
        for (CatalogStatements.Watched row : watched) {
            counts.put(row.catalog(), row.count());
            if (SHARED_KEYS.containsKey(row.catalog())) {
                shared.put(row.catalog(), catalog.frequencies(Objects.requireNonNull(SHARED_KEYS.get(row.catalog()))));
            }
        }
        return CatalogChanges.EVERYTHING;
    }

    private boolean isChanged(CatalogStatements.Watched row) {
        long before = counts.put(row.catalog(), row.count());
        return !row.young().isEmpty() || before != row.count();
    }

    private Set<Long> changedShared(CatalogStatements.Watched row) throws SQLException {
        Set<Long> changed = new HashSet<>(row.young());
        if (isChanged(row)) {
            Map<Long, Long> before = Objects.requireNonNull(shared.get(row.catalog()));
            Map<Long, Long> now = catalog.frequencies(Objects.requireNonNull(SHARED_KEYS.get(row.catalog())));
            before.forEach((key, times) -> {
                if (!times.equals(now.get(key))) {
                    changed.add(key);
                }
            });
            shared.put(row.catalog(), now);
        }
        return changed;
    }

    private Set<CatalogUnit> unitsOf(Set<Long> young) throws SQLException {
        Set<CatalogUnit> units = new HashSet<>();
        if (!young.isEmpty()) {
            for (CatalogStatements.UnitOfRow row : catalog.unitsOf(young)) {
                units.add(row.unit());
                known.add(row);
            }
        }
        return units;
    }

    private Set<CatalogUnit> unitsOfDeleted(List<CatalogStatements.Watched> watched) throws SQLException {
        Set<String> shrunk = new HashSet<>();
        for (CatalogStatements.Watched row : watched) {
            if (row.isOfUnits() && known.size(row.catalog()) != row.count()) {
                shrunk.add(row.catalog());
            }
        }
        return shrunk.isEmpty() ? Set.of() : known.retain(shrunk, catalog.keys(shrunk));
    }
}
