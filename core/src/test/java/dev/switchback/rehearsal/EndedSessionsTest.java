// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.migration.Version;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that ends sessions does not end the walk. */
class EndedSessionsTest {

    @TempDir
    private Path directory;

    private History history() {
        return history("datname = current_database() AND ");
    }

    private History history(String where) {
        return new History(directory)
                .file("V1__customers.sql", "CREATE TABLE customers (id bigint PRIMARY KEY);")
                .file("undo/U1__customers.sql", "DROP TABLE customers;")
                .file(
                        "V2__quiet.sql",
                        "CREATE TABLE quiet (id int);\n\nSELECT pg_terminate_backend(pid) FROM pg_stat_activity\n"
                                + "WHERE " + where + "state = 'idle' AND pid <> pg_backend_pid();")
                .file("undo/U2__quiet.sql", "DROP TABLE quiet;")
                .file("V3__city.sql", "ALTER TABLE customers ADD COLUMN city text;")
                .file("undo/U3__city.sql", "ALTER TABLE customers DROP COLUMN city;");
    }

    @Test
    void laterVersionIsJudgedAndTheStatementNamed() throws RehearsalProblem {
        List<CheckResult> results = history().results();

        assertThat(History.summary(results))
                .containsEntry("V2__quiet.sql: fresh", "FAIL ends-other-sessions")
                .containsEntry("V2__quiet.sql: incremental", "??")
                .containsEntry("V2__quiet.sql: rollback", "??")
                .containsEntry("V3__city.sql: fresh", "ok")
                .containsEntry("V3__city.sql: incremental", "ok")
                .containsEntry("V3__city.sql: rollback", "ok");
        assertThat(results)
                .filteredOn(result -> result.verdict() instanceof Verdict.Inconclusive)
                .extracting(result -> ((Verdict.Inconclusive) result.verdict()).reason())
                .allSatisfy(reason -> assertThat(reason).contains("line 3: SELECT pg_terminate_backend"));
    }

    @Test
    void laterVersionIsJudgedThoughSessionsOnOtherDatabasesWereEndedToo() throws RehearsalProblem {
        assertThat(history("").rehearse())
                .containsEntry("V2__quiet.sql: fresh", "FAIL ends-other-sessions")
                .containsEntry("V3__city.sql: fresh", "ok")
                .containsEntry("V3__city.sql: incremental", "ok")
                .containsEntry("V3__city.sql: rollback", "ok");
    }

    @Test
    void laterVersionIsJudgedWhereTheScriptIsOnlyApplied() throws RehearsalProblem {
        assertThat(History.summary(history().results(since("3"))))
                .isEqualTo(Map.of(
                        "V3__city.sql: fresh", "ok",
                        "V3__city.sql: incremental", "ok",
                        "V3__city.sql: rollback", "ok",
                        "V3__city.sql: volume", "ok"));
    }

    private Settings since(String version) {
        return history()
                .settings()
                .withSelection(new Selection(List.of(), List.of(), Optional.of(Version.parse(version))));
    }
}
