// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresLoginTest {

    private static PostgresLogin login(String url, String password, String name) {
        return new PostgresLogin(ToolAccess.of(new Database(url, "me", password, name), false), Path.of("/private"));
    }

    private static ToolCall call(String parameters) {
        return login("jdbc:postgresql://db/shop?" + parameters, "x", "shop").call(List.of());
    }

    @Test
    void hostPortAndNameAreThoseOfTheUrl() {
        assertThat(login("jdbc:postgresql://[::1]:5433/shop", "x", "sh'o\\p=1").arguments())
                .containsExactly(
                        "--no-password",
                        "--host=::1",
                        "--port=5433",
                        "--username=me",
                        "--dbname=dbname='sh\\'o\\\\p=1' keepalives_idle=30 keepalives_interval=10 keepalives_count=3");
        assertThat(login("jdbc:postgresql:///shop", "x", "shop").arguments()).contains("--host=localhost");
    }

    @Test
    void aPasswordIsEscapedAsItsFileIsRead() {
        ToolCall call = login("jdbc:postgresql://db/shop", "a:b\\c", "shop").call(List.of("--x"));

        assertThat(call.files()).containsEntry("pgpass", "*:*:*:*:a\\:b\\\\c\n");
        assertThat(call.environment()).containsEntry("PGPASSFILE", "/private/pgpass");
        assertThat(call.toString()).isEqualTo("--x");
    }

    @Test
    void withoutAPasswordTheProgramLooksForItsOwn() {
        ToolCall call = login("jdbc:postgresql://db/shop", "", "shop").call(List.of());

        assertThat(call.files()).isEmpty();
        assertThat(call.environment()).doesNotContainKey("PGPASSFILE");
    }

    @Test
    void encryptionIsWhatTheDriverWasTold() {
        assertThat(call("sslmode=verify-ca&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem")
                        .environment())
                .containsEntry("PGSSLMODE", "verify-ca")
                .containsEntry("PGSSLROOTCERT", "/ca.pem")
                .containsEntry("PGSSLCERT", "/c.pem")
                .containsEntry("PGSSLKEY", "/k.pem");
        assertThat(call("ssl=true").environment()).containsEntry("PGSSLMODE", "verify-full");
        assertThat(call("ssl=false").environment()).doesNotContainKey("PGSSLMODE");
    }

    @Test
    void whatCannotBePassedOnIsTold() {
        assertThat(call("sslkey=/k.pk8").remarks()).singleElement().asString().contains("/k.pk8", "PEM");
        assertThat(call("sslfactory=a.b.C").remarks())
                .singleElement()
                .asString()
                .contains("sslfactory");
        assertThat(call("sslmode=require").remarks()).isEmpty();
    }
}
