// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckId;
import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.PlannedMigration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hand-made migrations and plans. */
final class Migrations {

    private Migrations() {}

    static Migration versioned(String version, String description) {
        return migration(
                Migration.Kind.VERSIONED,
                Optional.of(Version.parse(version)),
                description,
                "V" + version + "__" + description + ".sql");
    }

    static Migration repeatable(String description) {
        return migration(Migration.Kind.REPEATABLE, Optional.empty(), description, "R__" + description + ".sql");
    }

    static Plan plan(Migration... migrations) {
        return new Plan(
                Stream.of(migrations)
                        .map(migration -> new PlannedMigration(migration, List.of(new CheckId("fresh"))))
                        .toList(),
                List.of());
    }

    private static Migration migration(
            Migration.Kind kind, Optional<Version> version, String description, String name) {
        return new Migration(
                kind, version, description.replace('_', ' '), name, Optional.empty(), Optional.empty(), Header.NONE);
    }
}
