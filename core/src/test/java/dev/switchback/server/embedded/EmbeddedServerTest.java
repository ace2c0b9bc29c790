// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    private final Server server = TestServers.postgres();
    private Database source;

    @BeforeEach
    void create() throws SQLException {
        source = server.create("Source of Ünits");
    }

    @AfterEach
    void drop() throws SQLException {
        server.drop(source);
    }

    @Test
    void namesADatabaseByItsPurpose() {
        assertThat(source.name()).startsWith("switchback_source_of_nits_").hasSizeLessThan(64);
    }

    @Test
    void clonesACloneThatHasGrown() throws SQLException {
        on(source, "CREATE TABLE t AS SELECT 7 AS x");
        Database clone = server.clone(source, "clone");
        on(clone, "INSERT INTO t VALUES (8)");
        Database second = server.clone(clone, "clone of a clone");
        server.drop(clone);
        assertThat(text(second, "SELECT string_agg(x::text, ' ') FROM t")).isEqualTo("7 8");
        server.drop(second);
    }

    @Test
    void knowsWhatRoomIsLeftOnItsDisk() throws SQLException {
        assertThat(server.freeBytes().orElseThrow()).isGreaterThan(1L << 20);
    }

    @Test
    void clonesADatabaseWithItsRows() throws SQLException {
        on(source, "CREATE TABLE t AS SELECT 7 AS x");
        Database clone = server.clone(source, "clone");
        assertThat(text(clone, "SELECT x FROM t")).isEqualTo("7");
        server.drop(clone);
    }

    @Test
    void aCloneHasTheSettingsOfItsSource() throws SQLException {
        on(source, "CREATE ROLE switchback_test_reader");
        alter("SET search_path = \"$user\", app, \"Odd, name\"");
        alter("SET lock_timeout = '7s'");
        on(source, "ALTER ROLE switchback_test_reader IN DATABASE \"" + source.name() + "\" SET work_mem = '9MB'");
        Database clone = server.clone(source, "clone");
        assertThat(text(clone, "SHOW search_path")).isEqualTo(text(source, "SHOW search_path"));
        assertThat(text(clone, "SHOW lock_timeout")).isEqualTo("7s");
        assertThat(text(clone, ROLE_SETTINGS)).isEqualTo("switchback_test_reader {work_mem=9MB}");
        server.drop(clone);
        on(source, "ALTER ROLE switchback_test_reader IN DATABASE \"" + source.name() + "\" RESET ALL");
        on(source, "DROP ROLE switchback_test_reader");
    }

    private static final String ROLE_SETTINGS = """
            SELECT string_agg(setrole::regrole || ' ' || setconfig::text, ',') FROM pg_db_role_setting
            WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) AND setrole <> 0
            """;

    @Test
    void aCloneHasTheOwnerTheGrantsAndTheLimitOfItsSource() throws SQLException {
        on(source, "CREATE ROLE switchback_test_owner");
        alter("OWNER TO switchback_test_owner");
        alter("CONNECTION LIMIT 17");
        on(source, "REVOKE TEMPORARY ON DATABASE \"" + source.name() + "\" FROM PUBLIC");
        Database clone = server.clone(source, "clone");
        String attributes = "SELECT datdba::regrole || ' ' || datconnlimit || ' ' || datacl::text FROM pg_database"
                + " WHERE datname = current_database()";
        assertThat(text(clone, attributes))
                .isEqualTo(text(source, attributes))
                .startsWith("switchback_test_owner 17 {");
        alter("OWNER TO postgres");
        assertThatThrownBy(() -> on(source, "DROP ROLE switchback_test_owner"))
                .as("the server knows that the clone depends on the role")
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("owner of database " + clone.name());
        server.drop(clone);
        on(source, "DROP OWNED BY switchback_test_owner; DROP ROLE switchback_test_owner");
    }

    @Test
    void aDatabaseIsStillOursWhenAMigrationHasCommentedOnIt() throws SQLException {
        on(source, "COMMENT ON DATABASE \"" + source.name() + "\" IS 'the shop'");
        Database clone = server.clone(source, "clone");
        assertThat(text(clone, COMMENT)).isEqualTo("the shop");
        server.drop(clone);
        server.drop(source);
        assertThat(names()).doesNotContain(clone.name()).doesNotContain(source.name());
    }

    @Test
    void aCloneCarriesTheMarker() throws SQLException {
        Database clone = server.clone(source, "clone");
        assertThat(text(clone, COMMENT)).isEqualTo(text(source, COMMENT)).matches(Marker::isMarker);
        server.drop(clone);
    }

    private static final String COMMENT =
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()";

    @Test
    void aSourceInUseIsNotClonedAndTheUserIsNamed() throws SQLException {
        try (Connection open = source.connect()) {
            Jdbc.execute(open, "SET application_name = 'the culprit'; SELECT 42 AS answer");
            assertThatThrownBy(() -> server.clone(source, "clone"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(source.name())
                    .hasMessageContaining("user postgres, application \"the culprit\", idle")
                    .hasMessageContaining("answer");
        }
    }

    @Test
    void aSessionThatEndsMeanwhileDoesNotMatter() throws Exception {
        Connection open = source.connect();
        Thread closing = new Thread(() -> {
            try (open) {
                Thread.sleep(300);
            } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        closing.start();
        Database clone = server.clone(source, "clone");
        closing.join();
        server.drop(clone);
    }

    @Test
    void aDatabaseThatIsNotOursIsNotDropped() throws SQLException {
        on(source, "CREATE DATABASE switchback_of_somebody");
        on(source, "CREATE DATABASE somebodys");
        on(source, "COMMENT ON DATABASE somebodys IS '" + Marker.random().text() + "'");
        for (String name : new String[] {"switchback_of_somebody", "somebodys", "postgres"}) {
            Database other = new Database(source.url(), source.user(), source.password(), name);
            assertThatThrownBy(() -> server.drop(other))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("\"" + name + "\" is not dropped");
        }
        assertThat(names()).contains("switchback_of_somebody", "somebodys", "postgres");
        on(source, "DROP DATABASE switchback_of_somebody");
        on(source, "DROP DATABASE somebodys");
    }

    @Test
    void aDatabaseOfADeadRunIsDropped() throws SQLException {
        on(source, "CREATE DATABASE switchback_old");
        on(source, "COMMENT ON DATABASE switchback_old IS '" + Marker.random().text() + "'");
        server.drop(new Database(source.url(), source.user(), source.password(), "switchback_old"));
        assertThat(names()).doesNotContain("switchback_old");
    }

    @Test
    void droppingEndsSessionsAndMayBeRepeated() throws SQLException {
        Database used = server.create("used");
        try (Connection open = used.connect()) {
            server.drop(used);
            assertThatThrownBy(() -> Jdbc.text(open, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        server.drop(used);
    }

    @Test
    void aMigrationThatEndsEverySessionDoesNoHarm() throws SQLException {
        on(
                source,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        server.drop(server.create("after"));
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        Database guess = new Database(source.url(), source.user(), "", source.name());
        assertThatThrownBy(guess::connect).isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    @Test
    void whatAMigrationMayAskForIsThere() throws SQLException {
        on(source, "CREATE TABLE t (id int PRIMARY KEY); CREATE PUBLICATION p FOR TABLE t");
        assertThat(text(source, "SELECT lsn FROM pg_create_logical_replication_slot('s', 'pgoutput')"))
                .isNotEmpty();
        on(source, "SELECT pg_drop_replication_slot('s')");
        assertThat(text(source, "SHOW server_encoding")).isEqualTo("UTF8");
    }

    private void alter(String clause) throws SQLException {
        on(source, "ALTER DATABASE \"" + source.name() + "\" " + clause);
    }

    private String names() throws SQLException {
        String url = source.url().replace(source.name(), "postgres");
        Database admin = new Database(url, source.user(), source.password(), "postgres");
        return text(admin, "SELECT string_agg(datname, ' ') FROM pg_database");
    }

    private static void on(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    private static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
