// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.encryption.Encryption;
import dev.switchback.encryption.Identity;
import dev.switchback.engine.RowSum;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.Key;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is in the files of a backup, decrypted while it is read; nothing of it is written anywhere. */
record BackupContent(Manifest manifest, Path backup, Optional<Identity> identity) {

    /** The file with the sums of an encrypted backup's rows; those of another one stand in its manifest. */
    static final String ROWS = "rows.json";

    /**
     * Requires that it can be read.
     *
     * @param problem what has not happened, as the beginning of a sentence, if it cannot
     * @param out     is told of a private key that others can read
     * @throws LiveProblem if there is no key, or that of somebody else
     */
    void require(String problem, Consumer<String> out) throws LiveProblem {
        if (!manifest.isEncrypted()) {
            return;
        }
        Identity key = identity.orElseThrow(() -> new LiveProblem(problem + ": it is encrypted for " + recipients()
                + ".\n  Name the file with the private key of one of them: -D" + Key.BACKUP_IDENTITY.key()
                + "=<file>"));
        key.warning().ifPresent(out);
        try {
            openDump().close();
        } catch (IOException e) {
            throw new LiveProblem(problem + ": " + dump() + " cannot be decrypted: " + e.getMessage()
                    + ".\n  It is encrypted for " + recipients()
                    + ". Name the file with the private key of one of them: -D"
                    + Key.BACKUP_IDENTITY.key() + "=<file>");
        }
    }

    private String recipients() {
        return String.join(", ", manifest.making().recipients());
    }

    /** Returns the file or directory that was dumped. */
    Path dump() {
        return backup.resolve(manifest.making().form()).toAbsolutePath();
    }

    /** Reads the dump, if it is a file. */
    InputStream openDump() throws IOException {
        return open(dump());
    }

    private InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(backup.resolve(file));
        return manifest.isEncrypted()
                ? new BufferedInputStream(Encryption.open(in, identity.orElseThrow()), 1 << 16)
                : in;
    }

    private String text(String name) throws IOException {
        Path file = Path.of(manifest.isEncrypted() ? name + Encryption.SUFFIX : name);
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(backup.resolve(file) + " cannot be read: " + e.getMessage(), e);
        }
    }

    SchemaList schema() throws IOException {
        return SchemaList.parse(text(SchemaList.FILE));
    }

    /** Returns owners and privileges, if the dump holds them. */
    Optional<SchemaList> rights() throws IOException {
        boolean areThere =
                manifest.files().stream().anyMatch(file -> file.name().startsWith(SchemaList.RIGHTS));
        return areThere ? Optional.of(SchemaList.parse(text(SchemaList.RIGHTS))) : Optional.empty();
    }

    /** Returns the counts with the sums. */
    List<RowSum> rows() throws IOException {
        return manifest.isEncrypted() ? ManifestJson.readRows(text(ROWS)) : manifest.rows();
    }
}
