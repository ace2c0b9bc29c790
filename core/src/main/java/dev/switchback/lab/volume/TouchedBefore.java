// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.compare.DataState;
import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TableState;
import dev.switchback.flyway.Touched;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which tables that were there before a script it touched.
 *
 * <p>Where that is not known for certain, those that it mentions are among them: one too many is filled for nothing, one too few
 * would be forecast from its few rows. Pure.
 */
public final class TouchedBefore {

    private TouchedBefore() {}

    /**
     * Returns the tables, a partition under the name of the table that it is part of.
     *
     * @param touched what the script was seen to touch
     * @param before  what was there before it
     */
    public static Set<TableName> of(Touched touched, DataState before) {
        Map<Long, TableName> byId = new HashMap<>();
        for (TableState table : before.tables().values()) {
            byId.put(table.id(), table.name());
            table.partitions().forEach(partition -> byId.put(partition, table.name()));
        }
        Set<TableName> tables = new TreeSet<>();
        for (LockedRelation relation : touched.relations()) {
            Optional.ofNullable(byId.get(relation.oid())).ifPresent(tables::add);
            relation.name().filter(before.tables()::containsKey).ifPresent(tables::add);
        }
        Stream.concat(touched.read().stream(), touched.mentioned().stream())
                .filter(before.tables()::containsKey)
                .forEach(tables::add);
        return tables;
    }
}
