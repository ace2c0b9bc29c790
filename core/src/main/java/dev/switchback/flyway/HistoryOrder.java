// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import java.util.List;

/** Where the history has a migration that Flyway does not list: versions ascending, then repeatable ones by description. */
final class HistoryOrder {

    private HistoryOrder() {}

    static void insert(List<Migration> history, Migration migration) {
        int at = 0;
        while (at < history.size() && !isAfter(history.get(at), migration)) {
            at++;
        }
        history.add(at, migration);
    }

    private static boolean isAfter(Migration one, Migration other) {
        if (one.isRepeatable() && other.isRepeatable()) {
            return one.description().compareTo(other.description()) > 0;
        }
        return one.isRepeatable()
                || !other.isRepeatable()
                        && one.version().orElseThrow().compareTo(other.version().orElseThrow()) > 0;
    }
}
