// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.encryption.Encryption;
import dev.switchback.encryption.Recipient;
import dev.switchback.evidence.Sha256;
import dev.switchback.server.embedded.FileTree;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** Writes what a program dumps to a private file, encrypts it if that is wanted, and hashes what is written. */
final class DumpOutput implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final OutputStream out;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong written = new AtomicLong();

    private DumpOutput(Path file, FileChannel channel, boolean compress, List<Recipient> recipients)
            throws IOException {
        this.file = file;
        this.channel = channel;
        OutputStream hashed = new Hashed(Channels.newOutputStream(channel), digest);
        OutputStream sealed = recipients.isEmpty() ? hashed : Encryption.into(hashed, recipients);
        this.out = compress ? new GZIPOutputStream(sealed, BUFFER) : sealed;
    }

    /** Opens it: compressed or not, and encrypted if there are recipients. */
    static DumpOutput to(Path file, boolean compress, List<Recipient> recipients) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(FileTree.PRIVATE_FILE));
        return new DumpOutput(file, channel, compress, recipients);
    }

    /** Takes all that a program writes; returns when it has closed its end. */
    void take(InputStream in) throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            out.write(bytes, 0, read);
            taken.addAndGet(read);
            written.set(channel.position());
        }
    }

    /** Takes a text that is there already. */
    void take(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Returns how many bytes the program has written so far. */
    long taken() {
        return taken.get();
    }

    /** Returns how many of them are in the file so far, after compression. */
    long written() {
        return written.get();
    }

    /** Has it reach the disk, and returns what the file is. */
    FileMark finish() throws IOException {
        out.close();
        channel.force(true);
        return new FileMark(String.valueOf(file.getFileName()), channel.size(), Sha256.text(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Leaves the file open for what is still to be done when the compression and the encryption have ended. */
    private static final class Hashed extends DigestOutputStream {

        Hashed(OutputStream out, MessageDigest digest) {
            super(out, digest);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
