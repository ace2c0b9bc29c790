// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.database.TableName;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Touched;
import dev.switchback.schema.SchemaDiff;

/** Tells whether a migration had to do with a table, as far as its locks and the schema's difference show. */
final class TouchedTables {

    private TouchedTables() {}

    static boolean touches(StepOutcome outcome, SchemaDiff change, TableName table) {
        Touched touched = outcome.touched();
        boolean locked = touched.relations().stream()
                .anyMatch(relation -> relation.name().filter(table::equals).isPresent());
        return locked
                || touched.unknown().isPresent()
                || change.changes().stream()
                        .anyMatch(c -> c.key().owner().equals(table.toString())
                                || c.key().name().equals(table.toString()));
    }
}
