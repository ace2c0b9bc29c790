// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Hooks of a user's class, run by a rehearsal on a real server. */
class HooksInARehearsalTest {

    private static final List<String> SEEN = new ArrayList<>();

    @TempDir
    private Path evidence;

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void seedIsThereAfterMigrationAndUndoAndAStrayHookFailsOnItsOwn() {
        JUnitRun run = run(Seeded.class);

        assertThat(SEEN).contains("seeded 2", "migrated 2: ada null", "undone 2: ada");
        assertThat(run.names()).contains("V2__add_email.sql: rollback");
        assertThat(run.failed()).containsOnlyKeys("@AfterMigration(\"7\") never");
        assertThat(run.failed().get("@AfterMigration(\"7\") never"))
                .contains("there is no migration 7", "1, 2, 3, named users");
    }

    @Test
    void failingAssertionFailsTheCheckDuringWhichItRan() {
        JUnitRun run = run(Asserting.class);

        assertThat(run.failed()).isNotEmpty().allSatisfy((name, message) -> {
            assertThat(name).startsWith("V2__add_email.sql: ");
            assertThat(message).contains("no email may be null");
        });
        String name = run.failed().keySet().iterator().next();
        assertThat(run.failure(name)).hasRootCauseInstanceOf(AssertionError.class);
        assertThat(run.failure(name).getCause().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("everyEmailIsThere"));
    }

    private JUnitRun run(Class<?> type) {
        return JUnitRun.of(
                builder -> builder.configurationParameter("switchback.evidence", evidence.toString())
                        .configurationParameter("switchback.migration", "2"),
                type);
    }

    @Rehearse(locations = "classpath:shop")
    static class Seeded implements MigrationTests {

        @AfterMigration("7")
        void never() {}

        @BeforeMigration("2")
        void seed(Connection connection, Migration migration) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO users (name) VALUES ('ada')");
            }
            SEEN.add("seeded " + migration.label());
        }

        @AfterMigration("2")
        void migrated(TestInfo info, Connection connection, Migration migration) throws SQLException {
            SEEN.add("migrated " + migration.label() + ": "
                    + query(connection, "SELECT name || ' ' || coalesce(email, 'null') FROM users WHERE name = 'ada'"));
        }

        @AfterUndo("2")
        void undone(Migration migration, Connection connection) throws SQLException {
            SEEN.add("undone " + migration.label() + ": "
                    + query(connection, "SELECT name FROM users WHERE name = 'ada'"));
        }

        private static String query(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            }
        }
    }

    @Rehearse(locations = "classpath:shop")
    static class Asserting implements MigrationTests {
        @AfterMigration("2")
        void everyEmailIsThere() {
            throw new AssertionError("no email may be null");
        }
    }
}
