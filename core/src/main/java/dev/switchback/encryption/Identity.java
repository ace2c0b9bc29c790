// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file with the private key of whoever may decrypt, as {@code age-keygen} writes it. The key is read when it is needed, and no
 * message shows it.
 */
public record Identity(Path file) {

    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /**
     * Takes the name of the file; it is not looked at yet.
     *
     * @throws IllegalArgumentException if it is the key itself, which is not shown
     */
    public static Identity parse(String text, Path base) {
        if (PrivateKeys.mayBeOne(text)) {
            throw new IllegalArgumentException(
                    "this may be a private key itself, and is not shown; name the file that has it,"
                            + " which only you can read. If the key stood where others can read it, make a new pair with age-keygen");
        }
        try {
            return new Identity(base.resolve(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a path: " + e.getReason(), e);
        }
    }

    /** Returns what a person should know of who can read the file. */
    public Optional<String> warning() {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view == null || view.readAttributes().permissions().stream().noneMatch(OF_OTHERS::contains)) {
                return Optional.empty();
            }
            return Optional.of(
                    "Others can read the private key in " + file + ", and with it every backup: chmod 600 " + file);
        } catch (IOException e) {
            return Optional.empty(); // whoever reads it next says why it cannot be read
        }
    }

    /** Says whether a file that is encrypted for these can be read with it. */
    public boolean opens(List<Recipient> recipients) throws IOException {
        ByteArrayOutputStream trial = new ByteArrayOutputStream();
        try (OutputStream out = Encryption.into(trial, recipients)) {
            out.write(1);
        }
        try {
            Encryption.open(new ByteArrayInputStream(trial.toByteArray()), this).close();
            return true;
        } catch (WrongKey e) {
            return false;
        }
    }

    List<RecipientStanzaReader> readers() throws IOException {
        if (!Files.isRegularFile(file, new LinkOption[0])) {
            throw new IOException("there is no file " + file + " with a private key of age");
        }
        List<RecipientStanzaReader> readers = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (!text.isBlank() && !text.startsWith("#")) {
                readers.add(reader(line, text.strip()));
            }
        }
        if (readers.isEmpty()) {
            throw new IOException(file + " has no private key of age in it");
        }
        return readers;
    }

    /** The cause is left out: it may quote what it objects to. */
    private RecipientStanzaReader reader(int line, String text) throws IOException {
        if (text.startsWith("age-encryption.org/") || text.startsWith("-----BEGIN AGE")) {
            throw new IOException(
                    file + " is encrypted itself, which is not supported: decrypt it with age -d into a file that only"
                            + " you can read");
        }
        try {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(text);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(file + ", line " + line + ", is no private key of age (AGE-SECRET-KEY-1…)");
        }
    }
}
