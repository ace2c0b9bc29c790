// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hand-made values for the tests of this package. */
final class Sample {

    static final Instant STARTED = Instant.parse("2026-11-21T02:00:00.123456Z");
    static final Instant ENDED = STARTED.plusSeconds(7);

    private Sample() {}

    static EvidenceHeader header(String name, String runId) {
        return new EvidenceHeader(
                name,
                runId,
                "0.1.0",
                STARTED,
                new EvidenceHeader.DatabaseEvidence("postgresql", "18.6", "PostgreSQL 18.6, embedded"),
                "13.12.0",
                Sha256.of("configuration"),
                42,
                Optional.of("b3dbf90"));
    }

    static Migration versioned(String version, String content) {
        return new Migration(
                Migration.Kind.VERSIONED,
                Optional.of(Version.parse(version)),
                "step",
                "V" + version + "__step.sql",
                Optional.of(script("V" + version + "__step.sql", content)),
                Optional.of(new UndoScript(
                        Version.parse(version), "step", script("undo/U" + version + "__step.sql", "undo " + content))),
                Header.NONE);
    }

    static Migration java(String version) {
        return new Migration(
                Migration.Kind.JAVA,
                Optional.of(Version.parse(version)),
                "code",
                "db.migration.V" + version + "__code",
                Optional.empty(),
                Optional.empty(),
                Header.NONE);
    }

    private static Script script(String name, String content) {
        return new Script(Path.of(name), name, Sha256.of(content), content.length());
    }

    static CheckResult result(Migration migration, String check, Verdict verdict, Finding... findings) {
        return new CheckResult(migration.name(), new CheckId(check), verdict, List.of(findings), Duration.ofMillis(31));
    }

    static List<MigrationEvidence> green() {
        Migration migration = versioned("1", "create table a ()");
        return MigrationEvidence.of(List.of(migration), List.of(result(migration, "fresh", new Verdict.Passed())));
    }
}
