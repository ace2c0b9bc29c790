// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import dev.switchback.evidence.Sha256;
import dev.switchback.migration.Header;
import dev.switchback.migration.Headers;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A script read once, from end to end, without keeping more of it than its head.
 *
 * @param script what it is
 * @param header what its leading comments declare
 */
public record ScriptFile(Script script, Header header) {

    private static final int HEAD = 16 * 1024;

    /**
     * Reads a file.
     *
     * @param name the path below its location, with forward slashes
     * @throws HistoryProblem if the file cannot be read
     */
    public static ScriptFile read(Path file, String name) {
        MessageDigest digest = Sha256.digest();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[HEAD];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                head.write(buffer, 0, Math.min(read, HEAD - head.size()));
                size += read;
            }
        } catch (IOException e) {
            throw new HistoryProblem(
                    "a script cannot be read: " + e, file.toString(), "make the file readable for this user", e);
        }
        Script script = new Script(file, name, Sha256.text(digest.digest()), size);
        return new ScriptFile(script, Headers.parse(head.toString(StandardCharsets.UTF_8)));
    }
}
