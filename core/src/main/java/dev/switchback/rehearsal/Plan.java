// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.report.Subject;
import java.util.List;

/**
 * What a rehearsal will do, in order.
 *
 * @param migrations every migration of the history, also those that are only applied
 * @param remarks    what a person should know before it starts, one sentence each
 */
public record Plan(List<PlannedMigration> migrations, List<String> remarks) {

    public Plan {
        migrations = List.copyOf(migrations);
        remarks = List.copyOf(remarks);
    }

    /** Returns the migrations that at least one check judges. */
    public List<PlannedMigration> judged() {
        return migrations.stream()
                .filter(planned -> !planned.checks().isEmpty())
                .toList();
    }

    /** Returns what the migrations are called, for people. */
    public String labels() {
        return Labels.of(migrations.stream().map(PlannedMigration::migration).toList());
    }

    /** Returns the migrations as a report lists them. */
    public List<Subject> subjects() {
        return migrations.stream()
                .map(planned -> new Subject(planned.migration().name(), planned.checks()))
                .toList();
    }
}
