// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.SchemaRecord;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import java.util.List;
import java.util.Set;

/**
 * What the gate is asked.
 *
 * @param history   the migrations as they are now
 * @param demanded  those of which proof is demanded, by name
 * @param since     what has left the others out, for people; empty if nothing has
 * @param databases those that are declared
 * @param directory where evidence was looked for
 * @param witnesses the documents that can be read
 * @param problems  what is to be said of the others
 * @param schemas   what migrations were seen to do to the schema
 * @param policy    what must be proven
 * @param drafts    where drafts of headers lie, of the migrations that have one
 */
public record Question(
        MigrationSet history,
        Set<String> demanded,
        String since,
        List<Declared> databases,
        String directory,
        List<Witness> witnesses,
        List<String> problems,
        List<SchemaRecord> schemas,
        Policy policy,
        Drafted drafts) {

    public Question {
        demanded = Set.copyOf(demanded);
        databases = List.copyOf(databases);
        witnesses = List.copyOf(witnesses);
        problems = List.copyOf(problems);
        schemas = List.copyOf(schemas);
    }

    /** Returns the migrations of which proof is demanded, in order. */
    List<Migration> migrations() {
        return history.migrations().stream()
                .filter(migration -> demanded.contains(migration.name()))
                .toList();
    }
}
