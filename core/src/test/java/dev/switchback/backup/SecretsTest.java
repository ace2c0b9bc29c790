// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The password of the live database, looked for where others could see it while it is backed up and verified. */
class SecretsTest {

    private static final String PASSWORD = "hidden-word-4711";

    @TempDir
    Path directory;

    private static Server server(String product) {
        return switch (product) {
            case "mysql" -> TestServers.mysql();
            case "mariadb" -> TestServers.mariadb();
            default -> TestServers.of(new DatabaseRequest("postgresql", 15));
        };
    }

    /** An account that has this password, and all rights. */
    private Database account(Project project, Database database, String product) throws Exception {
        if (product.equals("postgresql")) {
            project.run("DROP ROLE IF EXISTS hider", "CREATE ROLE hider SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
        } else {
            project.run(
                    "DROP USER IF EXISTS hider",
                    "CREATE USER hider IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT ALL ON *.* TO hider");
        }
        return new Database(database.url(), "hider", PASSWORD, database.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb"})
    void nobodySeesThePassword(String product) throws Exception {
        Server server = server(product);
        Database database = server.create("live");
        Project project = new Project(directory, database);
        String tools = product.equals("mariadb")
                ? Programs.beside(database)
                : String.valueOf(
                        Programs.require(product, server.version()).program().getParent());
        project.run("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
        Project hidden = new Project(directory, account(project, database, product));
        String[] more = product.equals("mysql") ? new String[0] : new String[] {"switchback.backup.tools", tools};

        Set<String> seen = Set.of();
        // Whoever looks may miss a program on a machine that stands still.
        for (int i = 0; i < 5 && !hasDump(seen); i++) {
            try (Processes processes = new Processes()) {
                LiveBackup.take(hidden.reading(more), hidden::hear);
                BackupProof.verify(hidden.reading(more), BinariesSource.NONE, hidden::hear);
                seen = processes.seen();
            }
        }

        assertThat(hasDump(seen)).as("a program that dumps was seen").isTrue();
        assertThat(seen).noneMatch(words -> words.contains(PASSWORD));
        assertThat(hidden.said()).isNotEmpty().doesNotContain(PASSWORD);
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as("%s", file)
                    .doesNotContain(PASSWORD);
        }
        server.drop(database);
    }

    private static boolean hasDump(Set<String> seen) {
        return seen.stream().anyMatch(words -> words.contains("dump"));
    }

    private Iterable<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Reads what the system tells of all processes: their arguments, and their environments as far as we may. */
    private static final class Processes implements AutoCloseable {

        private final Set<String> seen = new ConcurrentSkipListSet<>();
        private volatile boolean isWanted = true;
        private final Thread thread = new Thread(this::look);

        Processes() {
            thread.start();
        }

        private void look() {
            while (isWanted) {
                try (Stream<Path> all = Files.list(Path.of("/proc"))) {
                    all.filter(path -> path.getFileName().toString().matches("\\d+"))
                            .forEach(this::look);
                    Thread.sleep(5);
                } catch (IOException | InterruptedException e) {
                    return;
                }
            }
        }

        private void look(Path process) {
            for (String file : new String[] {"cmdline", "environ"}) {
                try {
                    seen.add(Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1)
                            .replace('\0', ' '));
                } catch (IOException e) {
                    continue; // it has ended, or is somebody else's
                }
            }
        }

        Set<String> seen() {
            return seen;
        }

        @Override
        public void close() throws InterruptedException {
            isWanted = false;
            thread.join();
        }
    }
}
