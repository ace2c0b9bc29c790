// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * For whom backups are encrypted.
 *
 * @param keys  public keys that were named themselves
 * @param files files with public keys, a line each
 */
public record Recipients(List<Recipient> keys, List<Path> files) {

    /** Nobody: nothing is encrypted. */
    public static final Recipients NOBODY = new Recipients(List.of(), List.of());

    public Recipients {
        keys = List.copyOf(keys);
        files = List.copyOf(files);
    }

    /**
     * Takes public keys and files of them; the files are not looked at yet.
     *
     * @throws IllegalArgumentException if one is neither; the message quotes nothing that may be a private key
     */
    public static Recipients parse(List<String> texts, Path base) {
        List<Recipient> keys = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            if (text.startsWith(Recipient.PREFIX) || text.startsWith("ssh-") || PrivateKeys.mayBeOne(text)) {
                keys.add(Recipient.parse(text));
            } else {
                files.add(file(text, base));
            }
        }
        return new Recipients(keys, files);
    }

    private static Path file(String text, Path base) {
        try {
            return base.resolve(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is neither a public key of age (age1…) nor a path", e);
        }
    }

    /** Says whether nothing is to be encrypted. */
    public boolean isNobody() {
        return keys.isEmpty() && files.isEmpty();
    }

    /**
     * Returns them all, each once, with those of the files.
     *
     * @throws IOException if a file cannot be read, names nobody, or has a line that is no public key; the message says which
     */
    public List<Recipient> all() throws IOException {
        Set<Recipient> all = new LinkedHashSet<>(keys);
        for (Path file : files) {
            all.addAll(in(file));
        }
        return List.copyOf(all);
    }

    private static List<Recipient> in(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + " with public keys of age (age1…), a line each");
        }
        List<Recipient> found = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (!text.isBlank() && !text.startsWith("#")) {
                found.add(in(file, line, text.strip()));
            }
        }
        if (found.isEmpty()) {
            throw new IOException(file + " has no public key of age (age1…) in it");
        }
        return found;
    }

    private static Recipient in(Path file, int line, String text) throws IOException {
        try {
            return Recipient.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ", line " + line + ": " + e.getMessage(), e);
        }
    }
}
