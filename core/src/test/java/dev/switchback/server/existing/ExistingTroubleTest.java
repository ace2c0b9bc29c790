// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.embedded.EmbeddedOptions;
import dev.switchback.server.embedded.EmbeddedServer;
import dev.switchback.server.embedded.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** A PostgreSQL server that gets into trouble while a run uses it. */
class ExistingTroubleTest {

    private static final EmbeddedOptions OPTIONS = EmbeddedOptions.of(DatabaseRequest.DEFAULT);

    @TempDir
    private Path directory;

    @BeforeEach
    void openToTheUserWhoRunsTheServer() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aServerThatDiesIsAnErrorThatNamesWhatItHolds() throws Exception {
        EmbeddedServer theirs = EmbeddedServer.start(OPTIONS);
        ExistingServer server = ExistingServer.connect(options(login(theirs)));
        String name = server.create("shop").name();

        theirs.close();

        assertThatThrownBy(() -> server.create("more"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("cannot create a database on jdbc:postgresql://127.0.0.1:")
                .hasMessageContaining("No server answers there, or it has gone");
        assertThatThrownBy(server::close)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("the next run removes them");
    }

    @Test
    void connectionsThatAreAllInUseAreNamed() throws Exception {
        List<Connection> open = new ArrayList<>();
        try (EmbeddedServer theirs = EmbeddedServer.start(OPTIONS.withSetting("max_connections", "10"))) {
            Database login = login(theirs);
            Throwable full = catchThrowable(() -> {
                while (true) {
                    open.add(login.connect());
                }
            });
            assertThat(full).isInstanceOf(SQLException.class);

            assertThatThrownBy(() -> ExistingServer.connect(options(login)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("raise max_connections or the role's CONNECTION LIMIT")
                    .hasMessageContaining("a rehearsal needs 16");
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    @Test
    void aDiskThatIsFullIsNamedAndNothingIsLeft() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("small"), "size=130m");
                EmbeddedServer theirs = EmbeddedServer.start(OPTIONS.withWork(disk.directory()))) {
            Database login = login(theirs);
            Path fill = disk.directory().resolve("fill");
            try (ExistingServer server = ExistingServer.connect(options(login))) {
                server.create("fits");
                long left = Files.getFileStore(disk.directory()).getUsableSpace();
                Files.write(fill, new byte[(int) left - (3 << 20)]);

                assertThatThrownBy(() -> server.create("does not"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("No space left on device")
                        .hasMessageContaining("The server's disk is full");
                Files.delete(fill);
            }
            assertThat(databases(login)).containsExactly(login.name());
        }
    }

    private static Database login(EmbeddedServer server) throws SQLException {
        Database admin = server.create("theirs");
        try (Connection connection = admin.connect()) {
            Jdbc.execute(connection, "CREATE ROLE builder LOGIN CREATEDB PASSWORD 's3cret'");
        }
        return new Database(admin.url(), "builder", "s3cret", admin.name());
    }

    private static ExistingOptions options(Database login) {
        return ExistingOptions.of(DatabaseRequest.DEFAULT, login.url(), login.user(), login.password());
    }

    private static List<String> databases(Database login) throws SQLException {
        try (Connection connection = login.connect()) {
            return Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE datname LIKE 'switchback%'");
        }
    }
}
