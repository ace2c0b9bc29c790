// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveReleaseTest {

    @TempDir
    Path directory;

    private static List<String> states(LiveHistory history) {
        return history.entries().stream()
                .map(entry -> entry.label() + " " + entry.state() + (entry.edited() ? " edited" : ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void whatIsAppliedAndWhatIsNotIsTold(Supplier<Server> server) throws Exception {
        try (LiveProject project = new LiveProject(directory, server.get())) {
            project.with("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY);")
                    .with("V2__orders.sql", "CREATE TABLE orders (id INT PRIMARY KEY);")
                    .with("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
            assertThat(states(project.release().history())).containsExactly("1 PENDING", "2 PENDING", "view PENDING");
            assertThat(project.release().history().exists()).isFalse();

            project.migrate();
            project.with("V3__more.sql", "CREATE TABLE more (id INT PRIMARY KEY);");

            LiveRelease release = project.release();
            assertThat(states(release.history()))
                    .containsExactly("1 APPLIED", "2 APPLIED", "view APPLIED", "3 PENDING");
            assertThat(release.history().newest().map(HistoryEntry::words)).contains("2 (orders)");
            assertThat(release.history().entries().get(0).applied()).isPresent();
            assertThat(release.scripts().migrations()).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchback.release.LiveProject#servers")
    void lookingChangesNothing(Supplier<Server> server) throws Exception {
        try (LiveProject project = new LiveProject(directory, server.get())) {
            project.with("V1__shop.sql", "CREATE TABLE shop (id INT PRIMARY KEY);");

            project.release();

            assertThat(project.ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = "
                            + project.live().engine().dialect().currentSchema()))
                    .isEqualTo("0");
        }
    }

    @Test
    void editedMissingAheadAndPassedOverAreToldApart() throws Exception {
        try (LiveProject project = new LiveProject(directory, TestServers.postgres())) {
            project.with("V1__a.sql", "SELECT 1;")
                    .with("V3__c.sql", "SELECT 3;")
                    .with("V4__d.sql", "SELECT 4;")
                    .with("V5__e.sql", "SELECT 5;");
            project.migrate();
            project.with("V1__a.sql", "SELECT 11;").with("V2__b.sql", "SELECT 2;");
            project.delete("V3__c.sql");
            project.delete("V5__e.sql");

            assertThat(states(project.release().history()))
                    .containsExactlyInAnyOrder(
                            "1 APPLIED edited", "2 PASSED_OVER", "3 MISSING", "4 APPLIED", "5 AHEAD");
        }
    }

    @Test
    void aFailedMigrationOfMysqlIsSeen() throws Exception {
        try (LiveProject project = new LiveProject(directory, TestServers.mysql())) {
            project.with("V1__a.sql", "CREATE TABLE a (id INT); CREATE TABLE a (id INT);");
            assertThatExceptionOfType(FlywayException.class).isThrownBy(project::migrate);

            assertThat(states(project.release().history())).containsExactly("1 FAILED");
        }
    }

    @Test
    void aTableThatIsNoneOfFlywaysIsAnError() throws Exception {
        try (LiveProject project = new LiveProject(directory, TestServers.postgres())) {
            project.with("V1__a.sql", "SELECT 1;");
            project.execute("CREATE TABLE flyway_schema_history (note text)");

            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(project::release)
                    .withMessageContaining("Flyway cannot tell what is applied")
                    .withMessageContaining("flyway_schema_history");
        }
    }
}
