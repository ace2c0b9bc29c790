// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.evidence.Sha256;
import dev.switchback.server.embedded.Command.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Matcher;

/**
 * Turns archives into programs, once for each archive.
 *
 * @param cache where they are kept
 */
record Unpacked(Cache cache) {

    private static final String VERSION_FILE = "version";

    /** Returns the archive's programs; they are unpacked if they are not in the cache. */
    Binaries of(Archive archive, Distribution distribution) throws IOException {
        String key = key(archive);
        Path home = cache.entry(key, empty -> unpack(archive, distribution, empty));
        return new Binaries(home, Files.readString(home.resolve(VERSION_FILE)), key, archive.origin());
    }

    /** Returns the archive's SHA-256, from memory where the archive has not changed since. */
    private String key(Archive archive) throws IOException {
        Path known = cache.directory().resolve("known-" + Sha256.of(archive.quickKey()));
        if (Files.exists(known)) {
            return Files.readString(known);
        }
        String key = sha256(archive);
        Path aside = Files.createTempFile(cache.directory(), "known-", ".aside");
        Files.writeString(aside, key);
        Files.move(aside, known, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    private static String sha256(Archive archive) throws IOException {
        try (InputStream in = archive.open()) {
            return Sha256.of(in);
        }
    }

    private static void unpack(Archive archive, Distribution distribution, Path empty) throws IOException {
        try {
            distribution.unpack(archive, empty);
        } catch (IOException e) {
            throw new IOException("cannot unpack " + archive.location() + ": " + e.getMessage(), e);
        }
        Path program = distribution
                .program(empty)
                .orElseThrow(() -> new IOException(archive.location() + " does not have " + distribution.programs()));
        Files.writeString(empty.resolve(VERSION_FILE), version(program, distribution));
    }

    /** Asks the program itself, which also shows whether it runs on this machine. */
    static String version(Path program, Distribution distribution) throws IOException {
        String output = said(program);
        Matcher matcher = distribution.version().matcher(output);
        if (!matcher.find()) {
            throw new IOException(program + " is not " + distribution.product() + "; it says: " + output);
        }
        return matcher.group(1);
    }

    /** Returns what the program says of itself. */
    static String said(Path program) throws IOException {
        Outcome outcome;
        try {
            outcome = Command.run(Duration.ofSeconds(10), program.toString(), "--version");
        } catch (IOException e) {
            throw new IOException(
                    program + " does not run on this machine: " + e.getMessage()
                            + ". Is it for another processor, or on a file system mounted with noexec?",
                    e);
        }
        if (!outcome.succeeded()) {
            throw new IOException(MissingLibraries.explain(outcome.output()) + program
                    + " does not run on this machine; it says: " + outcome.output());
        }
        return outcome.output();
    }
}
