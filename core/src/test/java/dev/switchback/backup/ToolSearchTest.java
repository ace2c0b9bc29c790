// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.engine.choice.Engines;
import dev.switchback.live.LiveProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolSearchTest {

    @TempDir
    Path directory;

    private Path program(String path, String version) throws Exception {
        Path program = directory.resolve(path);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\necho \"" + version + "\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private Tool find(String product, String version, String path) throws LiveProblem {
        return new ToolSearch(Engines.of(product).orElseThrow().dumpTools(), Optional.empty(), path)
                .find(product, version);
    }

    private void assertRefused(String product, String version, String why) {
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(
                        () -> new ToolSearch(Engines.of(product).orElseThrow().dumpTools(), Optional.of(directory), "")
                                .find(product, version))
                .withMessageContaining(why)
                .withMessageContaining("Nothing was backed up. Install ");
    }

    @Test
    void theOldestThatIsNewEnoughIsTaken() throws Exception {
        program("a/pg_dump", "pg_dump (PostgreSQL) 88.1");
        Path right = program("b/pg_dump", "pg_dump (PostgreSQL) 87.3 (Debian 87.3-1)");
        program("c/pg_dump", "pg_dump (PostgreSQL) 85.9");

        Tool tool = find(
                "postgresql",
                "86.2",
                directory.resolve("a") + ":" + directory.resolve("b") + ":" + directory.resolve("c"));

        assertThat(tool.program()).isEqualTo(right);
        assertThat(tool.version().number()).isEqualTo("87.3");
    }

    @Test
    void mariadbsProgramIsRefusedForMysql() throws Exception {
        program("mysqldump", "mysqldump  Ver 10.19 Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)");

        assertRefused(
                "mysql",
                "8.0.31",
                "mysqldump 10.11.6 is MariaDB's, whose dumps of a MySQL server look fine and cannot always be restored");
    }

    @Test
    void mysqlsProgramIsRefusedForMariadb() throws Exception {
        program("mysqldump", "mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)");

        assertRefused("mariadb", "10.11.6", "mysqldump 8.0.36 is MySQL's");
    }

    @Test
    void aDirectoryWithoutTheProgramIsToldByItsName() {
        assertRefused("postgresql", "15.4", "there is none in " + directory + ", which switchback.backup.tools names");
        assertRefused("postgresql", "15.4", "Install the package postgresql-client-15");
        assertRefused("mariadb", "11.4.5", "Install the package mariadb-client of 11.4 or newer");
    }

    @Test
    void aProgramThatDoesNotRunIsTold() throws Exception {
        Path program = program("pg_dump", "");
        Files.writeString(program, "#!/bin/sh\necho 'cannot open shared object file' >&2\nexit 127\n");

        assertRefused("postgresql", "15.4", program + " does not run: cannot open shared object file");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql, 8.0.31, mysqldump  Ver 9.7.4 for debian-linux-gnu on x86_64 ((Debian)), true",
        "mysql, 8.0.31, mysqldump  Ver 8.0.12 for Linux on x86_64 (MySQL Community Server - GPL), true",
        "mysql, 8.4.2, mysqldump  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL), false",
        "mariadb, 11.4.5-MariaDB, 'mariadb-dump from 11.4.5-MariaDB, client 10.19 for Linux (x86_64)', true",
        "mariadb, 11.4.5, 'mysqldump  Ver 10.19 Distrib 10.11.6-MariaDB, for debian-linux-gnu', false",
        "postgresql, 18.6, pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1), false",
        "postgresql, 14.2, pg_dump (PostgreSQL) 19beta1, true",
    })
    void versionsAreComparedAsEachProductCountsThem(String product, String server, String said, boolean fits) {
        assertThat(Engines.of(product)
                        .orElseThrow()
                        .dumpTools()
                        .judge(said, server)
                        .objection()
                        .isEmpty())
                .isEqualTo(fits);
    }
}
