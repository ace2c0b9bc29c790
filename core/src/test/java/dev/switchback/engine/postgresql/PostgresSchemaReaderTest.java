// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.SchemaReader;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSchemaReaderTest {

    private Database database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestServers.postgres().create("reader");
        connection = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        TestServers.postgres().drop(database);
    }

    private Snapshot read(TableName... excluded) throws SQLException {
        try (Connection own = database.connect()) {
            return new PostgresEngine().schemaReader(own, Set.of(excluded)).read();
        }
    }

    @Test
    void columnHasItsPropertiesInWords() throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE users (id int, email varchar(40) NOT NULL DEFAULT 'a')");

        var column =
                read().find(new ObjectKey("column", "public.users", "email")).orElseThrow();

        assertThat(column.properties())
                .containsEntry("type", "character varying(40)")
                .containsEntry("not null", "yes")
                .containsEntry("default", "'a'::character varying");
        assertThat(column.position()).isEqualTo(2);
    }

    @Test
    void excludedTableLeavesNoTrace() throws SQLException {
        Snapshot before = read();
        Jdbc.execute(
                connection,
                "CREATE TABLE \"flyway_schema_History\" (id int PRIMARY KEY, s boolean, x int GENERATED ALWAYS AS IDENTITY);"
                        + " CREATE INDEX ON \"flyway_schema_History\" (s); GRANT SELECT ON \"flyway_schema_History\" TO PUBLIC");

        Snapshot after = read(new TableName("public", "flyway_schema_History"));

        assertThat(after).isEqualTo(before);
        assertThat(read()).isNotEqualTo(before);
    }

    @Test
    void schemaOfOurOwnLeavesNoTrace() throws SQLException {
        Snapshot before = read();
        Jdbc.execute(
                connection,
                "CREATE SCHEMA switchback; CREATE TABLE switchback.marker (id serial PRIMARY KEY);"
                        + " CREATE FUNCTION switchback.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(read()).isEqualTo(before);
    }

    /** Planning takes most of a first reading's time. */
    @Test
    void whatNobodyHasMadeIsNotPlanned() throws SQLException {
        try (Connection own = database.connect()) {
            SchemaReader reader = new PostgresEngine().schemaReader(own, Set.of());
            reader.read();
            assertThat(prepared(own)).isZero();

            Jdbc.execute(connection, "CREATE TEXT SEARCH CONFIGURATION german (COPY = simple)");
            assertThat(reader.read().find(new ObjectKey("text search configuration", "", "public.german")))
                    .isPresent();

            assertThat(prepared(own)).isOne();
        }
    }

    private static long prepared(Connection connection) throws SQLException {
        return Long.parseLong(Jdbc.text(
                connection,
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%''text search configuration''%'"));
    }
}
