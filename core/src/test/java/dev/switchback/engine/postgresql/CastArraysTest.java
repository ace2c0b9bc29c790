// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.schema.ObjectKey;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CastArraysTest {

    @Test
    void theCastOfAnArrayIsThatOfItsElements() {
        assertThat(CastArrays.pushedDown("""
                        CHECK ((((a)::text = ANY ((ARRAY['x'::character varying, 'it''s, ])'::character varying])::text[])) AND (b > 1)))""")).isEqualTo("""
                        CHECK ((((a)::text = ANY (ARRAY[('x'::character varying)::text, ('it''s, ])'::character varying)::text])) AND (b > 1)))""");
    }

    @Test
    void eachOfSeveralIsPushedDown() {
        assertThat(CastArrays.pushedDown(
                        "a = ANY ((ARRAY[f(x, 1), \"b,]\"])::text[]) OR c = ANY ((ARRAY[d[1]])::double precision[])"))
                .isEqualTo(
                        "a = ANY (ARRAY[(f(x, 1))::text, (\"b,]\")::text]) OR c = ANY (ARRAY[(d[1])::double precision])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ANY (ARRAY['x'::text, 'y'::text])",
                "a = ANY (ARRAY[('x'::character varying)::text])",
                "a = '((ARRAY[1'",
                "a = ((ARRAY['x'::text, 'y'::text])[1])",
                "no array"
            })
    void whatIsNoArrayThatIsCastStays(String text) {
        assertThat(CastArrays.pushedDown(text)).isEqualTo(text);
    }

    @Test
    void theBodyOfAFunctionIsTheUsersOwnText() throws SQLException {
        Server server = TestServers.postgres();
        Database database = server.create("arrays");
        try (Connection connection = database.connect();
                Connection eye = database.connect()) {
            Jdbc.execute(connection, "CREATE TABLE t (a varchar CHECK (a IN ('x', 'y')))");
            Jdbc.execute(
                    connection,
                    "CREATE FUNCTION f() RETURNS boolean LANGUAGE sql AS $$ SELECT 'a' = ANY ((ARRAY['a'::varchar])::text[]) $$");

            var schema = PostgresSchemaReader.on(eye, Set.of()).read();

            assertThat(property(schema.find(new ObjectKey("constraint", "public.t", "t_a_check"))
                            .orElseThrow()
                            .properties()))
                    .contains("ARRAY[('x'::character varying)::text, ('y'::character varying)::text]");
            assertThat(property(schema.find(new ObjectKey("function", "", "public.f()"))
                            .orElseThrow()
                            .properties()))
                    .contains("((ARRAY['a'::varchar])::text[])");
        }
        server.drop(database);
    }

    private static String property(Map<String, String> properties) {
        return String.valueOf(properties.get("definition"));
    }
}
