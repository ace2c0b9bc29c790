// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.rehearsal.MigrationDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Hand-written tests as a user writes them. */
class MigratedToTest {

    private static final List<MigrationDatabase> GIVEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        GIVEN.clear();
    }

    @Test
    void testMigratesOnAndUndoes() {
        JUnitRun run = JUnitRun.of(ByHand.class);

        assertThat(run.failed()).isEmpty();
        assertThat(run.names()).hasSize(4);
    }

    @Test
    void eachParameterHasADatabaseOfItsOwnThatEndsWithTheTest() {
        JUnitRun run = JUnitRun.of(Everywhere.class);

        assertThat(run.failed()).isEmpty();
        assertThat(GIVEN).hasSize(8).extracting(MigrationDatabase::url).doesNotHaveDuplicates();
        assertThat(GIVEN).allSatisfy(MigratedToTest::isGone);
    }

    @Test
    void classWideInstanceKeepsItsDatabaseForAllTests() {
        assertThat(JUnitRun.of(PerClass.class).failed()).isEmpty();
        assertThat(GIVEN).hasSize(1).allSatisfy(MigratedToTest::isGone);
    }

    @Test
    void serverThatWasChosenIsPrintedOnceForAllClasses() {
        StandardOut out = new StandardOut();
        out.during(() -> JUnitRun.of(ByHand.class, PerClass.class));

        assertThat(out.text().lines().filter(line -> line.contains("PostgreSQL 18")))
                .singleElement()
                .asString()
                .contains("Hand-written tests have databases on", "embedded", "class path");
    }

    @Test
    void repeatableMigrationsDoNotPreventTheWayBackAndForthAgain() {
        assertThat(JUnitRun.of(BackAndForth.class).failed()).isEmpty();
    }

    @Test
    void mistakesAreExplained() {
        JUnitRun run = JUnitRun.of(Mistaken.class);

        assertThat(run.failed().get("noVersion(MigrationDatabase)")).contains("write @MigratedTo(\"7\")");
        assertThat(run.failed().get("otherType(String)")).contains("java.lang.String", "MigrationDatabase");
        assertThat(run.failed().get("unknown(MigrationDatabase)")).contains("no version 99", "1, 2, 3");
    }

    @Test
    void databaseOfAFailedTestIsKeptIfAskedFor() throws Exception {
        StandardOut out = new StandardOut();
        JUnitRun run = out.during(() -> JUnitRun.of(
                builder -> builder.configurationParameter("switchback.keep", "true"), FailingAndPassing.class));

        assertThat(run.failed()).containsOnlyKeys("fails(MigrationDatabase)");
        try {
            assertThat(one(GIVEN.get(0), "SELECT name FROM users")).isEqualTo("ada");
            assertThatThrownBy(() -> GIVEN.get(1).connection()).hasMessageContaining("does not exist");
            assertThat(out.text()).contains(GIVEN.get(0).url());
        } finally {
            GIVEN.get(0).connection().close();
            remove(out.text());
        }
    }

    /** Runs the command that the user is given. */
    private static void remove(String text) throws Exception {
        Matcher command = Pattern.compile("remove it: +sh (\\S+)").matcher(text);
        assertThat(command.find()).as(text).isTrue();
        assertThat(new ProcessBuilder("sh", command.group(1)).start().waitFor()).isZero();
    }

    private static void isGone(MigrationDatabase database) {
        assertThatThrownBy(database::connection).isInstanceOf(SQLException.class);
    }

    private static String one(MigrationDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void run(MigrationDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    @Rehearse(locations = "classpath:shop")
    static class ByHand {

        @Test
        void rowsSurviveForthAndBack(@MigratedTo("1") MigrationDatabase database) throws SQLException {
            assertThat(database.version()).isEqualTo("1");
            run(database, "INSERT INTO users (name) VALUES ('ada')");
            database.migrateTo("2");
            assertThat(one(database, "SELECT count(email) || name FROM users GROUP BY name"))
                    .isEqualTo("0ada");
            database.undo();
            assertThat(database.version()).isEqualTo("1");
            assertThat(one(database, "SELECT name FROM users")).isEqualTo("ada");
        }

        @Test
        void latestHasRepeatableMigrations(@MigratedTo("latest") MigrationDatabase database) throws SQLException {
            assertThat(database.version()).isEqualTo("3");
            assertThat(one(database, "SELECT count(*) FROM named_users")).isEqualTo("0");
        }

        @Test
        void twoDatabasesAreApart(@MigratedTo("1") MigrationDatabase one, @MigratedTo("1") MigrationDatabase other)
                throws SQLException {
            run(one, "INSERT INTO users (name) VALUES ('ada')");
            assertThat(one(other, "SELECT count(*) FROM users")).isEqualTo("0");
        }

        @Nested
        class Inner {
            @Test
            void settingsAreThoseOfTheClassAround(@MigratedTo("2") MigrationDatabase database) {
                assertThat(database.version()).isEqualTo("2");
            }
        }
    }

    @Rehearse(locations = "classpath:shop")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Everywhere {

        private final MigrationDatabase ofConstructor;

        Everywhere(@MigratedTo("1") MigrationDatabase database) {
            ofConstructor = database;
            GIVEN.add(database);
        }

        @BeforeAll
        static void once(@MigratedTo("1") MigrationDatabase database) {
            GIVEN.add(database);
        }

        @BeforeEach
        void before(@MigratedTo("1") MigrationDatabase database) throws SQLException {
            GIVEN.add(database);
            // those of the class, of the constructor and of this method: none is left of the test before
            assertThat(one(GIVEN.get(0), "SELECT count(*) FROM pg_database WHERE datname LIKE 'switchback_test%'"))
                    .isEqualTo("3");
        }

        @Test
        void first(@MigratedTo("1") MigrationDatabase database) {
            GIVEN.add(database);
        }

        @Test
        void second() {}

        @AfterEach
        void after(@MigratedTo("1") MigrationDatabase database) throws SQLException {
            assertThat(one(ofConstructor, "SELECT count(*) FROM users")).isEqualTo("0");
            GIVEN.add(database);
        }
    }

    @Rehearse(locations = "classpath:shop")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {

        private final MigrationDatabase database;

        PerClass(@MigratedTo("1") MigrationDatabase database) {
            this.database = database;
            GIVEN.add(database);
        }

        @Test
        void first() throws SQLException {
            assertThat(one(database, "SELECT count(*) FROM users")).isEqualTo("0");
        }

        @Test
        void second() throws SQLException {
            assertThat(one(database, "SELECT count(*) FROM users")).isEqualTo("0");
        }
    }

    @Rehearse(locations = "classpath:shop")
    static class BackAndForth {

        @Test
        void again(@MigratedTo("2") MigrationDatabase database) {
            database.undo();
            database.migrate();
            assertThat(database.version()).isEqualTo("3");
            database.migrateTo("3");
            assertThat(database.version()).isEqualTo("3");
        }
    }

    @Rehearse(locations = "classpath:shop")
    static class Mistaken {

        @Test
        void noVersion(MigrationDatabase database) {}

        @Test
        void otherType(@MigratedTo("1") String database) {}

        @Test
        void unknown(@MigratedTo("99") MigrationDatabase database) {}
    }

    @Rehearse(locations = "classpath:shop")
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class FailingAndPassing {

        @Test
        void fails(@MigratedTo("1") MigrationDatabase database) throws SQLException {
            GIVEN.add(database);
            run(database, "INSERT INTO users (name) VALUES ('ada')");
            throw new AssertionError("on purpose");
        }

        @Test
        void passes(@MigratedTo("1") MigrationDatabase database) {
            GIVEN.add(database);
        }
    }
}
