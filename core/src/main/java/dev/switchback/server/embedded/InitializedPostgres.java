// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.evidence.Sha256;
import dev.switchback.server.embedded.Command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * PostgreSQL's data directory as {@code initdb} leaves it.
 *
 * <p>The server checks the superuser's password by {@code md5}: a SCRAM exchange makes the first connection of a JVM 0.2 s
 * slower and each later one 2 ms, and guards against guessing, of which 192 random bits need no guard. The hash is
 * computed here, so that no program is ever given the password itself.
 */
final class InitializedPostgres {

    static final String SUPERUSER = "postgres";

    private static final String FORMAT = "1";
    private static final List<String> OPTIONS = List.of(
            "--username=" + SUPERUSER, "--auth=md5", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions");

    private InitializedPostgres() {}

    static PreparedData of(Cache cache, Binaries binaries, RunAs runAs) throws IOException {
        String key = Sha256.of(FORMAT + " " + binaries.identity() + " " + OPTIONS + " " + runAs.owner());
        Path entry = cache.entry("data-" + key, empty -> prepare(empty, binaries, runAs));
        return new PreparedData(entry.resolve("data"), Files.readString(entry.resolve("password")));
    }

    private static void prepare(Path empty, Binaries binaries, RunAs runAs) throws IOException {
        String password = PreparedData.randomPassword();
        Path initdb = FileTree.create(empty.resolve("initdb"), FileTree.PRIVATE);
        Path hash = FileTree.writePrivate(initdb.resolve("password-hash"), md5(password));
        FileTree.give(initdb, runAs.owner());
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "-D",
                initdb.resolve("data").toString()));
        command.addAll(OPTIONS);
        command.add("--pwfile=" + hash);
        Outcome outcome = Command.run(Duration.ofMinutes(2), runAs.command(command));
        if (!outcome.succeeded()) {
            throw new IOException("initdb of PostgreSQL " + binaries.version() + " (" + binaries.origin() + "), run as "
                    + runAs.name() + ", failed:\n" + outcome.output());
        }
        FileTree.give(initdb, runAs.isOtherUser() ? "0:0" : "");
        Files.move(initdb.resolve("data"), empty.resolve("data"));
        FileTree.delete(initdb);
        FileTree.writePrivate(empty.resolve("password"), password);
    }

    private static String md5(String password) {
        try {
            byte[] salted = (password + SUPERUSER).getBytes(StandardCharsets.UTF_8);
            return "md5"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(salted));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which logging in to the server needs", e);
        }
    }
}
