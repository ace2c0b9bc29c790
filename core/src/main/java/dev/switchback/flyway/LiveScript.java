// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.Version;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/**
 * A migration that Flyway applies to a live database.
 *
 * @param version     empty for a repeatable one
 * @param description as Flyway shows it
 * @param script      the script's path below its location, or the class name
 */
public record LiveScript(Optional<Version> version, String description, String script) {

    static LiveScript of(MigrationInfo info) {
        return new LiveScript(
                Optional.ofNullable(info.getVersion()).map(version -> Version.parse(version.getVersion())),
                Objects.requireNonNullElse(info.getDescription(), ""),
                Objects.requireNonNullElse(info.getScript(), ""));
    }

    /** Returns what people call it: the file's name, or the class name. */
    public String name() {
        return script.substring(script.lastIndexOf('/') + 1);
    }

    /** Returns the version, or the description of a repeatable migration. */
    public String label() {
        return version.map(Version::toString).orElse(description);
    }

    /** Says whether it is this migration of the history at hand. */
    public boolean isOf(Migration migration) {
        return migration.script().map(Script::name).orElse(migration.name()).equals(script);
    }
}
