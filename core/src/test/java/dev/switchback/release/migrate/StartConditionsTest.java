// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way is told before anything is done. */
class StartConditionsTest {

    @TempDir
    Path directory;

    private LiveProject shop(String product) throws Exception {
        return new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void aWrongPasswordAndAWrongUrlAreTold(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.set("flyway.user", "nobody").set("flyway.password", "hidden-word");
            if (!project.isPostgres()) {
                assertThat(project.failure())
                        .contains("cannot be reached", "flyway.password")
                        .doesNotContain("hidden-word");
            }
            project.set("flyway.url", project.database.url().replaceFirst(":\\d+/", ":1/"));
            assertThat(project.failure())
                    .contains("cannot be reached", "flyway.url")
                    .doesNotContain("hidden-word");
        }
    }

    @Test
    void theGrantThatIsSuggestedCanBeRunAsItStands() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.migrate();
            project.with("V2__more.sql", "CREATE TABLE more (id int);");
            String user = "Reader of " + project.database.name();
            project.execute("CREATE ROLE \"" + user
                    + "\" LOGIN PASSWORD 'pw'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO \"" + user + "\"");
            project.set("flyway.user", user).set("flyway.password", "pw");

            String failure = project.failure();

            String grant = failure.substring(failure.indexOf("GRANT"), failure.indexOf(';') + 1);
            project.execute(grant);
            assertThat(project.failure()).contains("may not create tables in schema public");
            project.execute("DROP OWNED BY \"" + user + "\"; DROP ROLE \"" + user + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void anAccountThatMayOnlyReadIsRefused(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V2__more.sql", "CREATE TABLE more (id int);");
            String user = project.database.name() + "_r";
            if (project.isPostgres()) {
                project.execute("CREATE ROLE " + user
                        + " LOGIN PASSWORD 'pw'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user);
            } else {
                project.execute("CREATE USER " + user + " IDENTIFIED BY 'pw'");
                project.execute("GRANT SELECT ON `" + project.database.name() + "`.* TO " + user);
            }
            project.set("flyway.user", user).set("flyway.password", "pw");

            assertThat(project.failure())
                    .contains("is not migrated", "may not", user, "GRANT", "Nothing has been changed")
                    .doesNotContain("pw\"");
            assertThat(project.hasTable("more")).isFalse();
            assertThat(project.printed()).doesNotContain("Applies");
            drop(project, user);
        }
    }

    private static void drop(LiveProject project, String user) throws Exception {
        project.execute(project.isPostgres() ? "DROP OWNED BY " + user + "; DROP ROLE " + user : "DROP USER " + user);
    }

    /** The look-alike: the account itself may not create tables, and a callback takes on a role that may. */
    @Test
    void anAccountThatTakesOnARoleInACallbackIsNotRefused() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            String user = project.database.name() + "_d";
            project.execute("CREATE ROLE " + user + " LOGIN NOINHERIT PASSWORD 'pw'; GRANT " + project.database.user()
                    + " TO " + user);
            project.with("beforeEachMigrate__role.sql", "SET ROLE " + project.database.user() + ";")
                    .set("flyway.initSql", "SET ROLE " + project.database.user())
                    .set("flyway.user", user)
                    .set("flyway.password", "pw");

            assertThat(project.migrate()).last().asString().contains("1 migration applied");
            assertThat(project.printed()).contains("It is not checked whether the rights suffice");
            drop(project, user);
        }
    }

    @Test
    void aServerThatTakesNoWritesIsRefused() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.execute("ALTER DATABASE " + project.database.name() + " SET default_transaction_read_only = on");

            assertThat(project.failure()).contains("read-only", "Nothing has been changed");
            project.execute("BEGIN READ WRITE; ALTER DATABASE " + project.database.name()
                    + " RESET default_transaction_read_only; COMMIT");
            assertThat(project.hasTable("flyway_schema_history")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void aScriptThatWasEditedSinceIsRefused(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V1__shop.sql", "CREATE TABLE shop (id bigint PRIMARY KEY);")
                    .with("V2__more.sql", "CREATE TABLE more (id int);");

            assertThat(project.failure())
                    .contains("does not fit the scripts", "checksum mismatch", "git log", "Nothing has been changed");
            assertThat(project.hasTable("more")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aLateScriptIsRefusedUnlessOutOfOrderIsAllowed(String product) throws Exception {
        try (LiveProject project = shop(product).with("V3__three.sql", "CREATE TABLE three (id int);")) {
            project.migrate();
            project.with("V2__two.sql", "CREATE TABLE two (id int);");

            assertThat(project.failure())
                    .contains("not applied", "-Dflyway.outOfOrder=true", "Nothing has been changed");
            assertThat(project.set("flyway.outOfOrder", "true").migrate())
                    .last()
                    .asString()
                    .contains("1 migration applied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void somebodyElsesDatabaseIsRefused(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.execute("CREATE TABLE others (id int)");
            assertThat(project.failure())
                    .contains("has tables, and no history", "baselineOnMigrate", "Nothing has been changed");
            assertThat(project.hasTable("flyway_schema_history")).isFalse();

            project.execute("CREATE TABLE flyway_schema_history (id int)");
            assertThat(project.failure())
                    .contains("Flyway cannot tell what is applied", "flyway.table", "Nothing has been changed");
        }
    }

    @Test
    void aHistoryOfAnotherProjectIsRefused() throws Exception {
        try (LiveProject project = shop("postgresql:18").with("V7__other.sql", "CREATE TABLE other (id int);")) {
            project.migrate();
            Files.delete(directory.resolve("db/migration/V7__other.sql"));
            Files.delete(directory.resolve("db/migration/V1__shop.sql"));
            project.with("V2__mine.sql", "CREATE TABLE mine (id int);")
                    .with("V8__mine.sql", "CREATE TABLE mine8 (id int);");

            assertThat(project.failure())
                    .contains("not resolved locally", "is it the right database", "Nothing has been changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0"})
    void ofTwoAtOnceTheSecondIsRefusedAndNamesTheFirst(String product) throws Exception {
        try (LiveProject project = shop(product);
                LiveProject again = new LiveProject(directory, product)) {
            project.migrate();
            again.set("flyway.url", project.database.url());
            project.with("V2__slow.sql", project.kept() + ";");
            CompletableFuture<List<String>> first;
            try (Connection keeping = project.keeping()) {
                first = project.migrating();
                project.awaitPrinted("Applies V2");

                assertThat(again.failure())
                        .contains(
                                "A release or a restore of this database is under way already, in session ",
                                "nothing has been changed");
                assertThat(keeping.isClosed()).isFalse();
            }
            assertThat(first.get(60, TimeUnit.SECONDS)).last().asString().contains("1 migration applied");
            assertThat(again.migrate()).last().asString().contains("nothing is pending");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mariadb:11.4"})
    void aFlywayAtWorkIsNotDisturbed(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.migrate();
            project.with("V2__slow.sql", project.kept() + ";");
            CompletableFuture<Void> flyway;
            try (Connection keeping = project.keeping()) {
                flyway = CompletableFuture.runAsync(() -> project.flyway().migrate());
                project.awaitStatement(project.keptBeginning());

                assertThat(project.failure()).contains("Flyway is migrating this database already");
                assertThat(keeping.isClosed()).isFalse();
            }
            flyway.get(60, TimeUnit.SECONDS);
            assertThat(project.migrate()).last().asString().contains("nothing is pending");
        }
    }

    @Test
    void aRunThatWouldOnlyPretendIsRefused() throws Exception {
        try (LiveProject project = shop("postgresql:18").set("flyway.skipExecutingMigrations", "true")) {
            assertThat(project.failure()).contains("flyway.skipExecutingMigrations", "Nothing has been changed");
        }
    }

    @Test
    void anOlderReleaseIsNoFailureAndTold() throws Exception {
        try (LiveProject project = shop("postgresql:18").with("V2__two.sql", "CREATE TABLE two (id int);")) {
            project.migrate();
            Files.delete(directory.resolve("db/migration/V2__two.sql"));

            assertThat(project.migrate()).last().asString().contains("nothing is pending", "is this an older release?");
        }
    }

    @Test
    void theSessionThatHoldsTheLockIsGoneAfterwards() throws Exception {
        try (LiveProject project = shop("postgresql:18")) {
            project.migrate();

            // The server may see a little later that a session has gone.
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!locks(project).equals("0") && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(locks(project)).isEqualTo("0");
        }
    }

    private static String locks(LiveProject project) throws SQLException {
        return project.ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                + " (SELECT oid FROM pg_database WHERE datname = current_database())");
    }
}
