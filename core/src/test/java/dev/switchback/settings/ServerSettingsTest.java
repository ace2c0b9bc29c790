// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.settings.ServerSettings.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** What a user says of the throwaway server, and what becomes of it with several products. */
class ServerSettingsTest {

    private static final String URL = "jdbc:mysql://db.example:3306/";

    @Test
    void nothingSaidIsNothingChosen() throws Exception {
        assertThat(read(Map.of()).get(0).server()).isEqualTo(ServerSettings.NONE);
    }

    @Test
    void aStandInMayLeaveOutTheProduct() throws Exception {
        Settings settings = read(Map.of("switchback.database", "mysql:8.4", "switchback.standIn", "8.0"))
                .get(0);
        assertThat(settings.server().standIn(settings.database())).contains(new DatabaseRequest("mysql", "8.0"));
    }

    @Test
    void aUrlIsForItsProductAlone() throws Exception {
        List<Settings> both = read(Map.of(
                "switchback.database", "postgresql:18,mysql:8.0",
                "switchback.server.url", URL,
                "switchback.server.user", "builder",
                "switchback.standIn", "postgresql:17"));
        assertThat(both.get(0).server().url()).isEmpty();
        assertThat(both.get(0).server().user()).isEmpty();
        assertThat(both.get(1).server().url()).contains(URL);
        assertThat(both.get(1).server().user()).contains("builder");
        assertThat(both.get(0).server().standIn(both.get(0).database())).isPresent();
        assertThat(both.get(1).server().standIn(both.get(1).database())).isEmpty();
    }

    @Test
    void aVariableMayBeForOneProduct() throws Exception {
        List<Settings> both = read(Map.of(
                "switchback.database", "postgresql:18,mysql:8.0",
                "switchback.server.set.lock_timeout", "5s",
                "switchback.server.set.app.tenant", "7",
                "switchback.server.set.mysql.sql_mode", "ANSI",
                "switchback.server.set.mysql.lock_timeout", "6"));
        assertThat(both.get(0).server().variables()).isEqualTo(Map.of("lock_timeout", "5s", "app.tenant", "7"));
        assertThat(both.get(1).server().variables())
                .isEqualTo(Map.of("lock_timeout", "6", "app.tenant", "7", "sql_mode", "ANSI"));
    }

    @Test
    void theEnvironmentSetsThemToo() throws Exception {
        SettingsSource environment = SettingsSource.environment(Map.of(
                "SWITCHBACK_SERVER", "container",
                "SWITCHBACK_SERVER_URL", URL,
                "SWITCHBACK_SERVER_PASSWORD", " s3cret ",
                "SWITCHBACK_SERVER_SET_SQL_MODE", "ANSI"));
        ServerSettings server = SettingsReader.read("x", Path.of("/base"), List.of(environment))
                .all()
                .get(0)
                .server();
        assertThat(server.where()).isEqualTo(Where.CONTAINER);
        assertThat(server.password()).contains(" s3cret ");
        assertThat(server.variables()).isEqualTo(Map.of("sql_mode", "ANSI"));
        assertThat(server.toString()).doesNotContain("s3cret");
    }

    @Test
    void variablesDecideWhetherEvidenceHolds() throws Exception {
        String without = ConfigurationHash.of(read(Map.of()).get(0), Map.of());
        String with = ConfigurationHash.of(
                read(Map.of("switchback.server.set.sql_mode", "ANSI")).get(0), Map.of());
        String elsewhere = ConfigurationHash.of(
                read(Map.of("switchback.server", "container")).get(0), Map.of());
        assertThat(with).isNotEqualTo(without);
        assertThat(elsewhere).isEqualTo(without);
    }

    @Test
    void whatIsWrongIsNamedAndNoPasswordShown() {
        refused("switchback.server", "docker").contains("switchback.server (set in test): \"docker\" is not auto,");
        refused("switchback.server", "existing").contains("an existing server needs its JDBC URL");
        refused("switchback.server.url", "oracle://x?password=s3cret").contains("not the JDBC URL of a server");
        refused("switchback.server.set.a-b", "1").contains("\"a-b\" is not the name of a server variable");
        refused("switchback.server.ulr", "x").contains("did you mean switchback.server.url?");
        refused("switchback.standIn", "new").contains("not a database");
    }

    @Test
    void oneImageIsNotForSeveralDatabases() {
        assertThatThrownBy(() ->
                        read(Map.of("switchback.database", "postgresql:18,mysql:8.0", "switchback.image", "mysql:8.0")))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("one image cannot serve several databases (postgresql:18, mysql:8.0)");
    }

    private static AbstractStringAssert<?> refused(String key, String value) {
        var problem = catchThrowable(() -> read(Map.of(key, value)));
        assertThat(problem).isInstanceOf(SettingsProblem.class);
        return assertThat(problem.getMessage()).doesNotContain("s3cret");
    }

    private static List<Settings> read(Map<String, String> values) throws SettingsProblem {
        return SettingsReader.read("x", Path.of("/base"), List.of(SettingsSource.of("test", values)))
                .all();
    }
}
