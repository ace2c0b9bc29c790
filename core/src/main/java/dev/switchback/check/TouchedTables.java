// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Touched;
import dev.switchback.lab.PopulatedFacts;
import dev.switchback.schema.SchemaDiff;
import java.util.List;

/** Tells whether a migration had to do with a table, as far as its locks and the schema's difference show. */
final class TouchedTables {

    private TouchedTables() {}

    /** Returns a sentence for each table that the migration touched and that had no rows, with what was therefore not seen. */
    static List<String> withoutRows(PopulatedFacts facts, String notSeen) {
        SchemaDiff change = SchemaDiff.between(facts.schemaBefore(), facts.schemaAfter());
        return facts.notFilled().stream()
                .filter(table -> touches(facts.outcome(), change, table.table()))
                .map(table -> sentence(facts.outcome().touched(), table, notSeen))
                .toList();
    }

    private static String sentence(Touched touched, NotFilled table, String notSeen) {
        String touches = touched.unknown()
                .map(why -> "It is not known whether the migration touches " + table.table() + " (" + why + "), and it")
                .orElse("The migration touches " + table.table() + ", which");
        return touches + " could not be filled, so " + notSeen + " was not seen: " + table.why()
                + ". Rows of your own can be put there by a file S<version>__<description>.sql in the seed location.";
    }

    private static boolean touches(StepOutcome outcome, SchemaDiff change, TableName table) {
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
