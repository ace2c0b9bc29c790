// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.embedded.EmbeddedOptions;
import dev.switchback.server.embedded.EmbeddedServer;
import dev.switchback.server.embedded.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A MySQL or MariaDB server that gets into trouble while a run uses it. */
class MysqlTroubleTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void aServerThatDiesIsAnErrorThatNamesWhatItHolds(String product) throws Exception {
        EmbeddedServer theirs = EmbeddedServer.start(usual(product));
        ExistingServer server = ExistingServer.connect(options(product, login(theirs)));
        String name = server.create("shop").name();

        theirs.close();

        assertThatThrownBy(() -> server.create("more"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("cannot create a database on jdbc:" + product + "://127.0.0.1:")
                .hasMessageContaining("No server answers there, or it has gone");
        assertThatThrownBy(server::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("left on the server: ")
                .hasMessageContaining(name)
                .hasMessageContaining("the next run removes them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void connectionsThatAreAllInUseAreNamed(String product) throws Exception {
        List<Connection> open = new ArrayList<>();
        try (EmbeddedServer theirs = EmbeddedServer.start(usual(product).withSetting("max_connections", "10"))) {
            Database login = login(theirs);
            Throwable full = catchThrowable(() -> {
                while (true) {
                    open.add(login.connect());
                }
            });
            assertThat(full).isInstanceOf(SQLException.class);

            assertThatThrownBy(() -> ExistingServer.connect(options(product, login)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("raise max_connections or max_user_connections")
                    .hasMessageContaining("a rehearsal needs 16");
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void aDiskThatIsFullIsNamedAndNothingIsLeft(String product) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=300m,nr_inodes=1000");
                EmbeddedServer theirs = EmbeddedServer.start(usual(product).withWork(disk.directory()))) {
            Database login = login(theirs);
            try (ExistingServer server = ExistingServer.connect(options(product, login))) {
                server.create("fits");
                List<Path> fill = fill(disk.directory());
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> server.create("does not"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("The server's disk is full");
                }
                for (Path file : fill) {
                    Files.delete(file);
                }
            }
            assertThat(databases(login)).isEmpty();
        }
    }

    /** MariaDB's server calls itself what it is told to. */
    @Test
    void whatOnlySpeaksMysqlsProtocolIsNotTakenForIt() throws Exception {
        try (EmbeddedServer theirs =
                EmbeddedServer.start(usual("mariadb").withSetting("version", "8.0.11-TiDB-v7.5.0"))) {
            assertThatThrownBy(() -> ExistingServer.connect(options("mysql", login(theirs))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is TiDB 8.0.11, and mysql:8.0 is asked for; give the URL of a server of");
        }
    }

    @Test
    void aServerThatIsTooOldIsNotOfferedAsAnAnswer() throws Exception {
        try (EmbeddedServer theirs = EmbeddedServer.start(usual("mariadb").withSetting("version", "5.7.44-log"))) {
            assertThatThrownBy(() -> ExistingServer.connect(options("mysql", login(theirs))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is MySQL 5.7.44, and mysql:8.0 is asked for; give the URL of a server of")
                    .hasMessageNotContaining("standIn");
        }
    }

    /** Fills the blocks, and then takes what is left of the number of files that the disk can have. */
    private static List<Path> fill(Path disk) throws IOException {
        List<Path> files = new ArrayList<>(List.of(disk.resolve("fill")));
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(files.get(0))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        try {
            while (true) {
                files.add(Files.createFile(disk.resolve("fill" + files.size())));
            }
        } catch (FileSystemException e) {
            assertThat(e).hasMessageContaining("No space left");
            return files;
        }
    }

    private static EmbeddedOptions usual(String product) {
        TestServers.of(DatabaseRequest.parse(product));
        return EmbeddedOptions.of(DatabaseRequest.parse(product));
    }

    private static Database login(EmbeddedServer server) throws SQLException {
        Database admin = server.create("theirs");
        try (Connection connection = admin.connect()) {
            Jdbc.execute(connection, "CREATE USER builder@'%' IDENTIFIED BY 's3cret'");
            Jdbc.execute(connection, "GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO builder@'%'");
        }
        return new Database(admin.url(), "builder", "s3cret", admin.name());
    }

    private static ExistingOptions options(String product, Database login) {
        return ExistingOptions.of(DatabaseRequest.parse(product), login.url(), login.user(), login.password());
    }

    /** Returns what is on the server besides the database of its administrators. */
    private static List<String> databases(Database login) throws SQLException {
        try (Connection connection = login.connect()) {
            return Jdbc.query(connection, row -> row.getString(1), "SHOW DATABASES LIKE 'switchback%'").stream()
                    .filter(name -> !name.equals(login.name()))
                    .toList();
        }
    }
}
