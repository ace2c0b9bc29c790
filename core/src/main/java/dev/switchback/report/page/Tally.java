// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.impact.ImpactClass;
import dev.switchback.report.Mark;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import java.util.List;
import java.util.Optional;

/** How many of what. */
final class Tally {

    private final List<MigrationView> migrations;

    Tally(Report report) {
        this.migrations = report.migrations();
    }

    int migrations() {
        return migrations.size();
    }

    /** Returns how many trials ended so. */
    long trials(Mark mark) {
        return migrations.stream()
                .flatMap(migration -> migration.judged().stream())
                .flatMap(judged -> judged.evidence().results().stream())
                .filter(result -> Mark.of(result) == mark)
                .count();
    }

    /** Returns how many migrations are of a class. */
    long classes(Optional<ImpactClass> kind) {
        return migrations.stream()
                .filter(migration -> migration.impact().equals(kind))
                .count();
    }

    /** Returns how many migrations destroy something for good. */
    long destructive() {
        return migrations.stream()
                .filter(migration -> migration.judged().stream()
                        .anyMatch(judged -> judged.impact().losesForGood()))
                .count();
    }

    /** Returns how many migrations no run has judged. */
    long unjudged() {
        return migrations.stream()
                .filter(migration -> migration.judged().stream()
                        .map(Judged::evidence)
                        .allMatch(evidence -> evidence.results().isEmpty()))
                .count();
    }
}
