// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backups;
import dev.switchback.drift.Drift;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static Session session(long id, String state) {
        return new Session(id, "shop", "", state, Duration.ofMinutes(2), "");
    }

    private static List<String> remedies(Session blocker) {
        LockWait wait = new LockWait(session(7, "active"), "a table", Duration.ofMinutes(1), List.of(blocker));
        Status status = new Status(
                "shop",
                "jdbc:postgresql://localhost/shop",
                "reader",
                new LiveServer("postgresql", "18.6", "PostgreSQL 18.6"),
                NOW,
                new LiveHistory("history", true, false, List.of()),
                0,
                Optional.empty(),
                new SchemaStanding(new Drift.NotComparable("nothing is recorded", "rehearse"), Map.of()),
                List.of(wait),
                List.of(),
                new Backups(Path.of("backups"), List.of(), List.of(), List.of()));
        return Assessment.of(status, Dialect.POSTGRESQL).troubles().stream()
                .map(Trouble::remedy)
                .toList();
    }

    @Test
    void whoHoldsALockIsNamed() {
        assertThat(remedies(session(12, "idle in transaction"))).containsExactly("let session 12 end, or end it");
    }

    @Test
    void whatHasNoSessionIsNotEndedAsOne() {
        assertThat(remedies(session(0, "a prepared transaction")))
                .containsExactly("commit a prepared transaction or roll it back");
    }
}
