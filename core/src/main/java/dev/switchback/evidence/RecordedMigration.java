// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.Version;
import dev.switchback.schema.Fingerprint;
import dev.switchback.schema.SchemaDelta;
import java.util.List;
import java.util.Optional;

/**
 * What one migration makes of the schema, bound to the content that it speaks of.
 *
 * @param name        the migration's name
 * @param version     empty for repeatable migrations
 * @param description as Flyway shows it
 * @param sha256      of the script; empty for a Java migration
 * @param chainSha256 of everything that comes before it; see {@link Chain}
 * @param statements  those of a script that is not rolled back as a whole when it fails; empty for others, and where the schema
 *                    between statements is not known. What the last one has changed is in {@code after}
 * @param after       the schema after it; empty if nobody has looked at it
 */
public record RecordedMigration(
        String name,
        Optional<Version> version,
        String description,
        Optional<String> sha256,
        String chainSha256,
        List<Statement> statements,
        Optional<After> after) {

    /**
     * One statement.
     *
     * @param line   on which it begins; 0 if unknown
     * @param change what it has changed since the statement before, or since the last schema that is known
     */
    public record Statement(int line, SchemaDelta change) {}

    /**
     * The schema after a migration.
     *
     * @param fingerprint its own
     * @param change      against the last schema before it that is known: after the last statement but one, else after
     *               a migration before
     */
    public record After(Fingerprint fingerprint, SchemaDelta change) {}

    public RecordedMigration {
        statements = List.copyOf(statements);
    }

    static RecordedMigration of(Migration migration, Chain before, List<Statement> statements) {
        return new RecordedMigration(
                migration.name(),
                migration.version(),
                migration.description(),
                migration.script().map(Script::sha256),
                before.sha256(),
                statements,
                Optional.empty());
    }

    RecordedMigration leadingTo(After schema) {
        return new RecordedMigration(name, version, description, sha256, chainSha256, statements, Optional.of(schema));
    }

    /** Says whether it is this migration as it stands now; its file may be called otherwise. */
    public boolean isOf(Migration migration) {
        return isStepOf(migration) && sha256.equals(migration.script().map(Script::sha256));
    }

    /** Says whether it is this migration, whatever its script says. */
    public boolean isStepOf(Migration migration) {
        return version.equals(migration.version())
                && (version.isPresent() || description.equals(migration.description()));
    }

    boolean isSameStepAs(RecordedMigration other) {
        return version.equals(other.version)
                && description.equals(other.description)
                && sha256.equals(other.sha256)
                && chainSha256.equals(other.chainSha256);
    }
}
