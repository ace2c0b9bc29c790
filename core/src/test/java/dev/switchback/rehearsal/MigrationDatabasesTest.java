// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Jdbc;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationDatabasesTest {

    @TempDir
    private Path directory;

    private final List<String> remarks = new ArrayList<>();
    private MigrationDatabases databases;

    @BeforeEach
    void open() throws RehearsalProblem {
        History history = new History(directory)
                .file("V1__users.sql", "CREATE TABLE users (name text);")
                .file("V2__upper.sql", "UPDATE users SET name = upper(name);")
                .file("undo/U2__upper.sql", "UPDATE users SET name = lower(name);")
                .file("V3__broken.sql", "UPDATE users SET nam = '';");
        databases = MigrationDatabases.open(history.settings(), getClass().getClassLoader(), new RehearsalListener() {
            @Override
            public void remark(String sentence) {
                remarks.add(sentence);
            }
        });
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void goesForwardAndBackAndForwardAgain() throws SQLException, RehearsalProblem {
        try (MigrationDatabase database = databases.at("1")) {
            Jdbc.execute(database.connection(), "INSERT INTO users VALUES ('ann')");
            database.migrateTo("2");
            assertThat(names(database)).isEqualTo("ANN");
            database.undo();
            assertThat(names(database)).isEqualTo("ann");
            assertThat(database.version()).isEqualTo("1");
            database.migrateTo("2");
            assertThat(names(database)).isEqualTo("ANN");
            assertThat(database.version()).isEqualTo("2");
        }
    }

    @Test
    void failuresCarryTheServersMessage() throws RehearsalProblem {
        try (MigrationDatabase database = databases.at("2")) {
            assertThatThrownBy(database::migrate)
                    .hasMessageContaining("V3__broken.sql")
                    .hasMessageContaining("\"nam\"");
        }
        assertThatThrownBy(() -> databases.at("9")).hasMessageContaining("There are: 1, 2, 3");
    }

    @Test
    void serverThatWasChosenIsTold() throws RehearsalProblem {
        databases.at("1").close();
        databases.at("1").close();

        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("Hand-written tests", "PostgreSQL 18", "embedded", "class path");
    }

    @Test
    void versionBeforeTheAppliedOneIsNotTakenForTheWayBack() throws RehearsalProblem {
        try (MigrationDatabase database = databases.at("2")) {
            assertThatThrownBy(() -> database.migrateTo("1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("version 2 is applied");
            assertThat(database.version()).isEqualTo("2");
            database.undo();
            assertThat(database.version()).isEqualTo("1");
        }
    }

    @Test
    void versionThatDoesNotExistIsRefused() throws RehearsalProblem {
        try (MigrationDatabase database = databases.at("1")) {
            assertThatThrownBy(() -> database.migrateTo("2.5"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("There are: 1, 2, 3");
            assertThat(database.version()).isEqualTo("1");
        }
    }

    @Test
    void versionIsThatOfTheDatabaseAlsoAfterAFailure() throws RehearsalProblem {
        try (MigrationDatabase database = databases.at("1")) {
            assertThatThrownBy(database::migrate).hasMessageContaining("V3__broken.sql, line 1");
            assertThat(database.version()).isEqualTo("2");
            database.undo();
            assertThat(database.version()).isEqualTo("1");
        }
    }

    @Test
    void undoThatDoesNotExistIsNamed() throws RehearsalProblem {
        try (MigrationDatabase database = databases.at("1")) {
            assertThatThrownBy(database::undo)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("U1__users.sql");
            assertThat(database.version()).isEqualTo("1");
        }
    }

    @Test
    void databaseOnWhichAMigrationFailedIsGone() {
        assertThatThrownBy(() -> databases.at("3")).hasMessageContaining("V3__broken.sql");
        assertThatThrownBy(() -> databases.at("latest")).hasMessageContaining("V3__broken.sql");

        assertThat(count()).isEqualTo("1");
    }

    @Test
    void secretOfAPlaceholderIsNotInTheMessage() throws RehearsalProblem {
        History history = new History(directory.resolve("other"))
                .file("V1__login.sql", "SELECT ${app_password};")
                .flyway("flyway.placeholders.app_password", "hunter2");
        try (MigrationDatabases others =
                MigrationDatabases.open(history.settings(), getClass().getClassLoader(), RehearsalListener.SILENT)) {
            assertThatThrownBy(() -> others.at("1"))
                    .hasMessageContaining("column \"***\" does not exist")
                    .hasMessageNotContaining("hunter2");
        }
    }

    private String count() {
        try (MigrationDatabase database = databases.at("1")) {
            return Jdbc.text(
                    database.connection(), "SELECT count(*) FROM pg_database WHERE datname LIKE 'switchback_test%'");
        } catch (SQLException | RehearsalProblem e) {
            throw new AssertionError(e);
        }
    }

    private static String names(MigrationDatabase database) throws SQLException {
        return Jdbc.text(database.connection(), "SELECT string_agg(name, ',') FROM users");
    }
}
