// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting MySQL and MariaDB where it is difficult, and with settings of the user's. */
class MysqlLaunchTest {

    @TempDir
    Path directory;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void settingsReachTheServerAndItsClones(MysqlFlavor flavor) throws Exception {
        EmbeddedOptions options = usual(flavor)
                .withSetting("sql-mode", "ANSI_QUOTES,NO_ENGINE_SUBSTITUTION")
                .withSetting("time_zone", "+05:30")
                .withSetting("sql-select-limit", "12345")
                .withSetting("lower_case_table_names", "1")
                .withSetting("init_connect", "SET @seen = 'a # b \\\\ \"c\"'")
                .withSetting("foreign_key_checks", "OFF")
                .withSetting("bind_address", "0.0.0.0");
        try (EmbeddedServer server = EmbeddedServer.start(options)) {
            Database source = server.create("settings");
            for (Database database : List.of(source, server.clone(source, "clone"))) {
                assertThat(text(database, "SELECT @@global.sql_mode")).isEqualTo("ANSI_QUOTES,NO_ENGINE_SUBSTITUTION");
                assertThat(text(database, "SELECT @@global.time_zone")).isEqualTo("+05:30");
                assertThat(text(database, "SELECT @@time_zone")).isEqualTo("+05:30");
                assertThat(text(database, "SELECT @@sql_select_limit")).isEqualTo("12345");
                assertThat(text(database, "SELECT @@lower_case_table_names")).isEqualTo("1");
                assertThat(text(database, "SELECT @@foreign_key_checks")).isEqualTo("0");
                assertThat(text(database, "SELECT @@init_connect")).isEqualTo("SET @seen = 'a # b \\\\ \"c\"'");
                assertThat(text(database, "SELECT @@bind_address"))
                        .as("who can reach the server is not up to a setting")
                        .isEqualTo("127.0.0.1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void whatNobodySetIsAsInProduction(MysqlFlavor flavor) throws Exception {
        Database database = MysqlServers.shared(flavor).create("usual");
        assertThat(text(database, "SELECT @@sql_mode")).contains("STRICT_TRANS_TABLES");
        assertThat(text(database, "SELECT @@lower_case_table_names")).isEqualTo("0");
        assertThat(text(database, "SELECT @@foreign_key_checks")).isEqualTo("1");
        assertThat(text(database, "SELECT @@global.time_zone")).isEqualTo("+00:00");
        assertThat(text(database, "SELECT @@character_set_database")).isEqualTo("utf8mb4");
        assertThat(text(database, "SELECT @@default_storage_engine")).isEqualTo("InnoDB");
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void nobodyGetsInWithoutThePassword(MysqlFlavor flavor) throws Exception {
        Database database = MysqlServers.shared(flavor).create("closed");
        for (String user : List.of("root", "", "mysql", "nobody")) {
            assertThatThrownBy(() -> new Database(database.url(), user, "", "").connect())
                    .as(user)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");
        }
        assertThat(text(
                        database,
                        "SELECT count(*) FROM mysql.user WHERE authentication_string = '' AND plugin <> ''"
                                + (flavor == MysqlFlavor.MARIADB
                                        ? " AND is_role = 'N' AND User NOT IN ('PUBLIC', 'mariadb.sys')"
                                        : "")))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void thePasswordIsNowhereToBeSeen(MysqlFlavor flavor) throws Exception {
        MysqlServers.require(flavor);
        try (EmbeddedMysql server = (EmbeddedMysql) EmbeddedServer.start(usual(flavor))) {
            Database clone = server.clone(server.create("secret"), "clone");
            assertThat(clone.password()).hasSizeGreaterThan(40);
            for (ServerProcess process : server.processes()) {
                String run = process.directory().root().toString();
                assertThat(ProcessHandle.allProcesses()
                                .map(each -> each.info().commandLine().orElse(""))
                                .toList())
                        .anyMatch(line -> line.contains(run))
                        .noneMatch(line -> line.contains(clone.password()));
                assertThat(Files.readString(process.directory().log())).doesNotContain(clone.password());
            }
            assertThat(server.description()).doesNotContain(clone.password());
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aPortThatIsTakenMeanwhileIsReplaced(MysqlFlavor flavor) throws IOException {
        MysqlServers.require(flavor);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            AtomicInteger asked = new AtomicInteger();
            Ports ports = () -> asked.incrementAndGet() < 2 ? taken.getLocalPort() : Ports.SYSTEM.next();
            try (EmbeddedMysql server = (EmbeddedMysql) new Launch(usual(flavor), RunAs.choose(), ports).start()) {
                assertThat(asked.get()).isGreaterThanOrEqualTo(2);
                assertThat(server.process().port()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aServerThatDoesNotStartTellsWhy(MysqlFlavor flavor) {
        MysqlServers.require(flavor);
        EmbeddedOptions options = usual(flavor).withWork(directory).withSetting("sql_mood", "good");
        assertThatThrownBy(() -> EmbeddedServer.start(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(flavor.product() + " ended while starting")
                .hasMessageContaining("unknown variable 'sql_mood=good'");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aDiskThatIsFullAfterAllIsTold(MysqlFlavor flavor) throws IOException {
        MysqlServers.require(flavor);
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=300m,nr_inodes=100")) {
            assertThatThrownBy(() -> EmbeddedServer.start(usual(flavor).withWork(disk.directory())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(disk.directory()).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aDiskWithoutRoomForACloneIsToldAndTheSourceGoesOn(MysqlFlavor flavor) throws Exception {
        MysqlServers.require(flavor);
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=300m");
                EmbeddedServer server = EmbeddedServer.start(usual(flavor).withWork(disk.directory()))) {
            Database source = server.create("source");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5; i++) {
                            server.clone(source, "too many");
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("MB free in")
                    .hasMessageContaining("-Dswitchback.work=");
            assertThat(text(source, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aMissingSharedLibraryIsNamedWithItsPackage() throws IOException {
        Path home = fake(
                "mysqld: error while loading shared libraries: libaio.so.1: cannot open shared object file:"
                        + " No such file or directory",
                127);
        assertThatThrownBy(() -> EmbeddedServer.start(usual(MysqlFlavor.MYSQL).withHome(home)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the shared library libaio.so.1 is missing")
                .hasMessageContaining("apt-get install libaio1")
                .hasMessageContaining("dnf install libaio")
                .hasMessageContaining("apk add libaio");
    }

    @Test
    void aHomeOfTheOtherProductOrOfAnotherVersionIsAnError() throws IOException {
        Path mariadb = fake("mysqld  Ver 10.11.14-MariaDB-0+deb12u2 for debian-linux-gnu on x86_64 (Debian 12)", 0);
        assertThatThrownBy(() -> EmbeddedServer.start(usual(MysqlFlavor.MYSQL).withHome(mariadb)))
                .hasMessageContaining("is not MySQL; it says: mysqld  Ver 10.11.14-MariaDB");
        Path newer = fake("mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)", 0);
        assertThatThrownBy(() -> EmbeddedServer.start(usual(MysqlFlavor.MYSQL).withHome(newer)))
                .hasMessageContaining("switchback.mysql.home=" + newer + " is MySQL 8.4.3, but mysql:8.0 is asked for");
        assertThatThrownBy(() -> EmbeddedServer.start(usual(MysqlFlavor.MARIADB).withHome(newer)))
                .hasMessageContaining("switchback.mariadb.home=" + newer + " has no bin/mariadbd");
    }

    @Test
    void whatIsNowhereIsNamedWithTheDependencyAndItsLicence() {
        Distribution distribution = new MysqlDistribution(Platform.of("Linux", "amd64", false));
        DatabaseRequest request = DatabaseRequest.parse("mysql:8.0");
        assertThat(new MissingBinaries(request, distribution, List.of("x")).message())
                .contains("<groupId>org.kill-bill.testing</groupId>", "<version>1.0.2</version>")
                .contains("up to you: it holds MySQL's binaries, whose licence is the GPL")
                .contains("-Dswitchback.mysql.home=");
        assertThat(new MissingBinaries(DatabaseRequest.parse("mysql:8.4"), distribution, List.of("x")).message())
                .contains("There are embedded binaries for MySQL 8.0.")
                .doesNotContain("<version>");
    }

    private Path fake(String says, int code) throws IOException {
        Path home = Files.createTempDirectory(directory, "home");
        Path program = Files.createDirectories(home.resolve("bin")).resolve("mysqld");
        Files.writeString(program, "#!/bin/sh\necho '" + says + "'\nexit " + code + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static EmbeddedOptions usual(MysqlFlavor flavor) {
        return EmbeddedOptions.of(MysqlServers.request(flavor));
    }

    private static String text(Database database, String sql) throws SQLException {
        try (var connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
