// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpOrder;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.choice.Engines;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that let nobody in without TLS, and certificates of our own: the program is held to what the session is held to. */
class TlsBackupTest {

    /** A password of no account, of which no word is to be heard. */
    private static final String STORE = "word-of-the-store";

    @TempDir
    Path directory;

    private Path right;
    private Path wrong;

    @BeforeEach
    void make() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "needs openssl, to make certificates");
        right = certificate("right");
        wrong = certificate("wrong");
    }

    private Path certificate(String name) throws Exception {
        Path certificate = directory.resolve(name + ".pem");
        Process made = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=127.0.0.1",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        directory.resolve(name + ".key").toString(),
                        "-out",
                        certificate.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes());
        assertThat(made.waitFor()).as(said).isZero();
        return certificate;
    }

    private String key() throws IOException {
        return Files.readString(directory.resolve("right.key"));
    }

    private Project project(Database database, String url) {
        return new Project(directory, new Database(url, database.user(), database.password(), database.name()));
    }

    /** Runs the program as it would be run for that URL, and returns what it says to it. */
    private String dump(Database database, String url, String product, Connection session) throws Exception {
        DumpTools tools = Engines.of(product).orElseThrow().dumpTools();
        ToolAccess access =
                tools.access(new Database(url, database.user(), database.password(), database.name()), session);
        Tool tool = Programs.require(
                product, session.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", ""));
        Path place = Files.createTempDirectory(directory, "place");
        Path secrets = Files.createTempDirectory(directory, "secrets");
        var call = tools.dump(new DumpOrder(access, List.of(), tool.version(), 1, place.resolve("dump"), secrets));
        try (ToolProcess process = tool.start(call, secrets, place)) {
            process.input().close();
            process.output().transferTo(OutputStream.nullOutputStream());
            return process.await() + " " + process.said();
        }
    }

    @Test
    void postgresqlsProgramIsHeldToTheCertificate() throws Exception {
        try (Server server = EmbeddedServer.start(new DatabaseRequest("postgresql", 15))) {
            Programs.require("postgresql", server.version());
            Database database = server.create("live");
            String plain = database.url().replaceFirst("\\?.*", "");
            try (Connection session = database.connect()) {
                Jdbc.execute(session, "CREATE TABLE t (a int)");
                requireTls(session);
            }
            awaitRefusal(database, plain + "?sslmode=disable");
            String url = plain + "?sslmode=verify-full&sslrootcert=";

            Manifest taken = LiveBackup.take(project(database, url + right).reading(), line -> {});

            assertThat(taken.rows()).hasSize(1);
            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(
                            () -> LiveBackup.take(project(database, url + wrong).reading(), line -> {}));
            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() -> LiveBackup.take(
                            project(database, plain + "?sslmode=disable").reading(), line -> {}));
            try (Connection session =
                    new Database(url + right, database.user(), database.password(), database.name()).connect()) {
                assertThat(dump(database, url + right, "postgresql", session)).startsWith("0 ");
                assertThat(dump(database, url + wrong, "postgresql", session)).contains("certificate verify failed");
            }
        }
    }

    /** The server itself writes its key, for nobody else may be able to read it. */
    private void requireTls(Connection session) throws Exception {
        String data = Jdbc.text(session, "SHOW data_directory");
        String method = Jdbc.text(session, "SELECT auth_method FROM pg_hba_file_rules WHERE type = 'host' LIMIT 1");
        write(session, key(), data + "/own.key");
        write(session, Files.readString(right), data + "/own.pem");
        write(session, "hostssl all all all " + method + "\n", Jdbc.text(session, "SHOW hba_file"));
        Jdbc.execute(session, "ALTER SYSTEM SET ssl_cert_file = 'own.pem'");
        Jdbc.execute(session, "ALTER SYSTEM SET ssl_key_file = 'own.key'");
        Jdbc.execute(session, "ALTER SYSTEM SET ssl = on");
        Jdbc.text(session, "SELECT pg_reload_conf()");
    }

    /** The server reads its files a moment after it was told to. */
    private static void awaitRefusal(Database database, String url) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (answers(new Database(url, database.user(), database.password(), database.name()))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static boolean answers(Database database) {
        try (Connection connection = database.connect()) {
            return connection.isValid(20);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void write(Connection session, String text, String file) throws Exception {
        Jdbc.execute(
                session,
                "COPY (SELECT unnest(string_to_array('" + text.strip() + "', E'\\n'))) TO PROGRAM 'umask 077; cat > "
                        + file + "'");
    }

    @Test
    void mysqlsProgramIsHeldToTheCertificate() throws Exception {
        try (Server server = EmbeddedServer.start(new DatabaseRequest("mysql", "8.0"))) {
            Programs.require("mysql", server.version());
            Database database = server.create("live");
            Path served = Files.createTempDirectory("served");
            served.toFile().deleteOnExit();
            try (Connection session = database.connect()) {
                Jdbc.execute(session, "CREATE TABLE t (a int)");
                Files.writeString(served.resolve("key"), key());
                Files.writeString(served.resolve("pem"), Files.readString(right));
                for (Path each : List.of(served, served.resolve("key"), served.resolve("pem"))) {
                    each.toFile().deleteOnExit();
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
                Jdbc.execute(
                        session,
                        "SET GLOBAL ssl_ca = '" + served.resolve("pem") + "', ssl_cert = '" + served.resolve("pem")
                                + "', ssl_key = '" + served.resolve("key") + "'");
                Jdbc.execute(session, "ALTER INSTANCE RELOAD TLS");
                Jdbc.execute(session, "SET GLOBAL require_secure_transport = ON");
            }
            String plain = database.url().replaceFirst("\\?.*", "");

            Manifest taken =
                    LiveBackup.take(project(database, url(plain, right)).reading(), line -> {});

            assertThat(taken.rows()).hasSize(1);
            assertThatExceptionOfType(LiveProblem.class)
                    .isThrownBy(() ->
                            LiveBackup.take(project(database, url(plain, wrong)).reading(), line -> {}))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(STORE));
            try (Connection session =
                    new Database(url(plain, right), database.user(), database.password(), database.name()).connect()) {
                assertThat(dump(database, url(plain, right), "mysql", session)).startsWith("0 ");
                assertThat(dump(database, url(plain, wrong), "mysql", session)).contains("certificate verify failed");
                assertThat(dump(database, plain + "?sslMode=DISABLED", "mysql", session))
                        .contains("insecure transport are prohibited");
            }
        }
    }

    private String url(String plain, Path certificate) throws Exception {
        Path store = directory.resolve(certificate.getFileName() + ".p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        try (InputStream in = Files.newInputStream(certificate);
                OutputStream out = Files.newOutputStream(store)) {
            keys.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            keys.store(out, STORE.toCharArray());
        }
        return plain + "?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:" + store
                + "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword=" + STORE + "&serverSslCert="
                + certificate;
    }
}
