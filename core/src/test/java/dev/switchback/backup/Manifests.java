// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.backup.Manifest.Making;
import dev.switchback.backup.Manifest.SchemaMark;
import dev.switchback.backup.Manifest.Source;
import dev.switchback.backup.Manifest.Verification;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowSum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Manifests made by hand. */
final class Manifests {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private Manifests() {}

    /** Returns one of a database that is so many days old. */
    static Manifest of(String database, int days) {
        Instant created = NOW.minus(Duration.ofDays(days));
        return new Manifest(
                BackupId.of(created, database, days),
                created,
                new Source(database, "db:5432", "postgresql", "15.4", 1_000_000, 1_500_000),
                Optional.of("4.2"),
                new SchemaMark("a".repeat(64), "b".repeat(64)),
                List.of(new RowSum(new TableName("public", "orders"), 7, "-12345678901234567890")),
                List.of(new SequenceSpan(new TableName("public", "orders_id_seq"), 8, 9, false)),
                List.of("A remark."),
                List.of("owner \"x\""),
                new Making("pg_dump 15.4", "dump.pgdump", 1, Duration.ofMillis(4321), List.of()),
                List.of(new FileMark("dump.pgdump", 1234567, "c".repeat(64))),
                List.of());
    }

    static Manifest verified(Manifest manifest, boolean passed) {
        return manifest.with(new Verification(
                manifest.created().plusSeconds(60),
                Duration.ofSeconds(12),
                "15.4",
                passed,
                passed ? "12 objects" : "public.orders has 6 rows, and had 7"));
    }
}
