// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExistingPostgresTest {

    private Apart apart;

    @BeforeEach
    void begin() throws SQLException {
        apart = Apart.with("CREATEDB");
    }

    @AfterEach
    void end() throws SQLException {
        apart.close();
    }

    @Test
    void databasesComeAndGoWithoutASuperuser() throws Exception {
        try (ExistingServer server = apart.connect()) {
            Database database = server.create("Shop");
            on(database, "CREATE TABLE t AS SELECT 7 AS x");

            assertThat(apart.databases()).containsExactly(database.name());
            assertThat(database.name()).matches("switchback_shop_[0-9a-f]{8}_1");
            server.drop(database);
            server.drop(database);
            assertThat(apart.databases()).isEmpty();
            server.create("another");
        }
        assertThat(apart.databases()).isEmpty();
    }

    @Test
    void describesItselfWithoutThePassword() throws IOException {
        try (ExistingServer server = apart.connect()) {
            assertThat(server.description())
                    .startsWith("PostgreSQL " + server.version() + ", a running server, jdbc:postgresql://127.0.0.1:")
                    .contains("(user " + apart.user() + ")")
                    .doesNotContain(apart.password(), "tcpKeepAlive");
        }
    }

    @Test
    void aCloneHasRowsGrantsAndSettingsOfItsSource() throws Exception {
        try (ExistingServer server = apart.connect()) {
            Database source = server.create("source");
            on(source, "CREATE TABLE t AS SELECT 7 AS x");
            on(source, "ALTER DATABASE " + source.name() + " SET search_path = \"$user\", \"Odd, name\", public");
            on(source, "ALTER DATABASE " + source.name() + " SET lock_timeout = '7s'");
            on(source, "ALTER DATABASE " + source.name() + " CONNECTION LIMIT 33");
            on(source, "ALTER ROLE " + apart.user() + " IN DATABASE " + source.name() + " SET work_mem = '9MB'");
            on(source, "REVOKE TEMPORARY ON DATABASE " + source.name() + " FROM PUBLIC");
            on(source, "GRANT CREATE ON DATABASE " + source.name() + " TO pg_monitor WITH GRANT OPTION");
            on(source, "COMMENT ON DATABASE " + source.name() + " IS 'It''s the shop'");

            Database clone = server.clone(source, "clone");

            assertThat(ask(clone, "SELECT x FROM t")).isEqualTo("7");
            assertThat(ask(clone, "SHOW search_path")).isEqualTo("\"$user\", \"Odd, name\", public");
            assertThat(ask(clone, "SHOW work_mem")).isEqualTo("9MB");
            for (String column : new String[] {"datacl", "datconnlimit", "shobj_description(oid, 'pg_database')"}) {
                String sql = "SELECT " + column + "::text FROM pg_database WHERE datname = ?";
                assertThat(apart.ask(sql, clone.name())).isEqualTo(apart.ask(sql, source.name()));
            }
        }
        assertThat(apart.databases()).isEmpty();
    }

    @Test
    void aSourceInUseIsNotCloned() throws Exception {
        try (ExistingServer server = apart.connect()) {
            Database source = server.create("source");
            try (Connection ignored = source.connect()) {
                assertThatThrownBy(() -> server.clone(source, "clone"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("cannot be cloned while it is in use")
                        .hasMessageContaining("user " + apart.user());
            }
        }
    }

    @Test
    void theDatabaseOfTheUrlIsNotDropped() throws IOException {
        Database theirs = apart.administrators();
        try (ExistingServer server = apart.connect()) {
            assertThatThrownBy(() -> server.drop(theirs))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("\"" + theirs.name() + "\" is not dropped");
        }
    }

    @Test
    void whatHasThePrefixOnlyIsNotDropped() throws Exception {
        apart.administer("CREATE DATABASE switchback_shop OWNER " + apart.user());
        try (ExistingServer server = apart.connect()) {
            Database theirs = new Database(apart.administrators().url(), apart.user(), "", "switchback_shop");
            assertThatThrownBy(() -> server.drop(theirs)).hasMessageContaining("does not carry the mark");
            assertThat(server.description()).doesNotContain("switchback_shop");
        }
        assertThat(apart.databases()).containsExactly("switchback_shop");
    }

    @Test
    void aDatabaseThatIsKeptStaysBeyondTheNextRun() throws Exception {
        String kept;
        try (ExistingServer server = apart.connect()) {
            Database database = server.create("kept");
            kept = database.name();
            assertThat(server.keep(database)).contains(kept, "DROP DATABASE").doesNotContain(apart.password());
        }
        apart.connect().close();
        assertThat(apart.databases()).containsExactly(kept);
    }

    @Test
    void sessionsThatEndDoNotEndTheRun() throws Exception {
        try (ExistingServer server = apart.connect()) {
            Database database = server.create("first");
            on(
                    database,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE usename = current_user AND pid <> pg_backend_pid()");
            server.create("second");
            try (ExistingServer other = apart.connect()) {
                assertThat(other.description()).doesNotContain("removed");
            }
            assertThat(apart.databases()).hasSize(2);
        }
        assertThat(apart.databases()).isEmpty();
    }

    private static void on(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
