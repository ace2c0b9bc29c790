// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.flyway.javacallback.Counting;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user's Flyway does beyond plain scripts, it does in a stepped run too. */
class UserFeaturesTest {

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory);
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    private void stepAll(Role role) throws SQLException {
        MigrationSet history = project.history();
        SteppedRun run = project.open(role);
        for (Migration migration : history.migrations()) {
            assertThat(run.step(migration)).isInstanceOf(Applied.class);
        }
    }

    @Test
    void sqlAndJavaCallbacksRunAroundEachMigration() throws SQLException, IOException {
        project.set("callbacks", Counting.class.getName())
                .with("migration/beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS calls (who text);")
                .with("migration/beforeEachMigrate__a.sql", "INSERT INTO calls VALUES ('before');")
                .with("migration/afterEachMigrate__z.sql", "INSERT INTO calls VALUES ('after');")
                .with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("migration/V2__b.sql", "CREATE TABLE b ();")
                .with("undo/U1__a.sql", "DROP TABLE a;")
                .with("undo/U2__b.sql", "DROP TABLE b;");
        SteppedRun main = project.open(Role.MAIN);
        SteppedRun undo = project.open(Role.UNDO);
        SteppedRun again = project.open(Role.AGAIN);
        for (String version : new String[] {"1", "2"}) {
            Migration migration = project.migration(version);
            Applied applied = (Applied) main.step(migration);
            assertThat(applied.touched().relations())
                    .anyMatch(relation -> relation.name().toString().contains("calls"));
            assertThat(undo.step(migration)).isInstanceOf(Applied.class);
            assertThat(again.step(migration)).isInstanceOf(Applied.class);
        }
        assertThat(project.ask("SELECT string_agg(who || n, ' ' ORDER BY who)"
                        + " FROM (SELECT who, count(*) AS n FROM calls GROUP BY 1) c"))
                .isEqualTo("after4 before4 java4");
    }

    @Test
    void javaMigrationsTakeTheirPlace() throws SQLException, IOException {
        project.set("locations", "filesystem:db/migration,classpath:dev/switchback/flyway/javahistory")
                .with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("migration/V3__c.sql", "DROP TABLE from_java;");
        Migration java = project.migration("2");
        assertThat(java.kind()).isEqualTo(Migration.Kind.JAVA);
        assertThat(java.name()).isEqualTo("dev.switchback.flyway.javahistory.V2__In_java");
        assertThat(java.description()).isEqualTo("In java");
        stepAll(Role.MAIN);
    }

    @Test
    void javaMigrationIsUndoneByAScriptAndAppliedAgain() throws SQLException, IOException {
        project.set("locations", "filesystem:db/migration,classpath:dev/switchback/flyway/javahistory")
                .with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("undo/U2__in_java.sql", "DROP TABLE from_java;");
        stepAll(Role.MAIN);
        Migration java = project.migration("2");
        assertThat(project.open(Role.UNDO).step(java)).isInstanceOf(Applied.class);
        StepOutcome again = project.open(Role.AGAIN).step(java);
        assertThat(again).isInstanceOf(Applied.class);
        assertThat(((Applied) again).touched().relations()).singleElement();
    }

    @Test
    void repeatablesRunAfterTheVersionsAndASecondTime() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("migration/R__b_view.sql", "CREATE OR REPLACE VIEW v AS SELECT * FROM a;")
                .with(
                        "migration/R__a_function.sql",
                        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;");
        assertThat(project.history().migrations())
                .extracting(Migration::label)
                .containsExactly("1", "a function", "b view");
        stepAll(Role.MAIN);
        SteppedRun again = project.open(Role.AGAIN);
        assertThat(again.step(project.migration("a function"))).isInstanceOf(Applied.class);
        assertThat(again.step(project.migration("b view"))).isInstanceOf(Applied.class);
    }

    @Test
    void placeholdersAreReplacedInMigrationsAndUndos() throws SQLException, IOException {
        project.set("placeholders.owner", "crew")
                .with(
                        "migration/V1__a.sql",
                        "CREATE TABLE ${owner} (x text DEFAULT '${flyway:defaultSchema} ${flyway:table} ${flyway:database}');")
                .with("undo/U1__a.sql", "DROP TABLE ${flyway:defaultSchema}.${owner};");
        stepAll(Role.MAIN);
        stepAll(Role.UNDO);
        stepAll(Role.AGAIN);
        assertThat(project.ask("SELECT count(*) FROM information_schema.columns WHERE table_name = 'crew'"
                        + " AND column_default LIKE '%public flyway_schema_history ' || current_database() || '%'"))
                .isEqualTo("1");
    }

    @Test
    void severalSchemasAndTheDefaultOneAreTheUsers() throws SQLException, IOException {
        project.set("schemas", "app,audit")
                .with("migration/V1__a.sql", "CREATE TABLE a (); CREATE TABLE audit.b ();")
                .with("undo/U1__a.sql", "DROP TABLE a; DROP TABLE audit.b;");
        stepAll(Role.MAIN);
        assertThat(project.ask("SELECT to_regclass('app.a')::text")).isEqualTo("app.a");
        assertThat(project.ask("SELECT count(*) FROM app.flyway_schema_history WHERE version = '1'"))
                .isEqualTo("1");
        stepAll(Role.UNDO);
        assertThat(project.ask("SELECT to_regclass('app.a') IS NULL")).isEqualTo("t");
        stepAll(Role.AGAIN);
        assertThat(project.ask("SELECT to_regclass('app.a')::text")).isEqualTo("app.a");
    }

    @Test
    void baselineShortensTheHistoryUnlessItIsHidden() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("migration/B2__all.sql", "CREATE TABLE a (); CREATE TABLE b ();")
                .with("migration/V2__b.sql", "CREATE TABLE b ();")
                .with("migration/V3__c.sql", "CREATE TABLE c ();");
        MigrationSet history = project.history();
        assertThat(history.migrations())
                .extracting(Migration::name)
                .containsExactlyInAnyOrder("V1__a.sql", "V2__b.sql", "B2__all.sql", "V3__c.sql");
        SteppedRun hidden = project.open(project.request(Role.MAIN).hidingBaselines());
        for (Migration migration : history.migrations()) {
            if (migration.kind() == Migration.Kind.VERSIONED) {
                assertThat(hidden.step(migration)).isInstanceOf(Applied.class);
            }
        }
        hidden.close();
        project.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        SteppedRun shortened = project.open(Role.MAIN);
        for (Migration migration : history.migrations()) {
            if (migration.name().equals("B2__all.sql") || migration.label().equals("3")) {
                assertThat(shortened.step(migration)).isInstanceOf(Applied.class);
            }
        }
        assertThat(project.ask(
                        "SELECT string_agg(version || type, ' ' ORDER BY installed_rank) FROM flyway_schema_history"))
                .isEqualTo("2SQL_BASELINE 3SQL");
    }

    @Test
    void baselineWithoutOlderVersionsIsTheFirstStep() throws SQLException, IOException {
        project.with("migration/B2__all.sql", "CREATE TABLE a ();")
                .with("migration/V3__c.sql", "CREATE TABLE c ();")
                .with("migration/V4__d.sql", "CREATE TABLE d ();");
        RunRequest request = project.request(Role.MAIN).hidingBaselines();
        SteppedRun run = project.open(request);
        for (String version : new String[] {"2", "3"}) {
            assertThat(run.step(project.migration(version))).isInstanceOf(Applied.class);
        }
        run.close();
        assertThat(project.open(request).step(project.migration("4"))).isInstanceOf(Applied.class);
    }

    @Test
    void groupIsForTheHeadRunOnly() throws SQLException, IOException {
        project.set("group", "true")
                .with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("migration/V2__b.sql", "CREATE TABLE b ();");
        stepAll(Role.MAIN);
    }

    @Test
    void initSqlAndCustomTableAreKept() throws SQLException, IOException {
        project.set("table", "versions")
                .set("initSql", "SET search_path = app")
                .set("defaultSchema", "app")
                .with("migration/V1__a.sql", "CREATE TABLE a ();")
                .with("undo/U1__a.sql", "DROP TABLE a;");
        stepAll(Role.MAIN);
        assertThat(project.ask("SELECT count(*) FROM app.versions WHERE version = '1'"))
                .isEqualTo("1");
        stepAll(Role.UNDO);
        stepAll(Role.AGAIN);
        assertThat(project.ask("SELECT to_regclass('app.a')::text")).isEqualTo("app.a");
    }
}
