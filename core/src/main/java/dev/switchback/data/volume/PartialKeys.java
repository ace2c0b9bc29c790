// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.Condition;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.UniqueKey;
import java.util.ArrayList;
import java.util.List;

/** Unique keys that look at some rows only: of a customer's many addresses one is the usual one. */
final class PartialKeys {

    private PartialKeys() {}

    static boolean areIn(TableShape table) {
        return table.uniqueKeys().stream().anyMatch(key -> key.predicate().isPresent());
    }

    /** Returns the table for rows that none of these keys looks at. */
    static TableShape leftOut(TableShape table) {
        List<Condition> conditions = new ArrayList<>(table.conditions());
        List<UniqueKey> keys = new ArrayList<>();
        for (UniqueKey key : table.uniqueKeys()) {
            key.predicate().ifPresentOrElse(predicate -> conditions.add(outside(key, predicate)), () -> keys.add(key));
        }
        return table.with(table.columns(), conditions, keys, table.foreignKeys());
    }

    private static Condition outside(UniqueKey key, String predicate) {
        return new Condition("rows outside of index \"" + key.name() + "\"", "(" + predicate + ") IS NOT TRUE");
    }
}
