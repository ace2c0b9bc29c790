// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Encrypts and decrypts streams of any length, 64 KiB at a time. Each piece is authenticated, and which is the last one too: what was
 * changed or cut off is noticed when it is read.
 */
public final class Encryption {

    /** What the names of encrypted files end with. */
    public static final String SUFFIX = ".age";

    private Encryption() {}

    /** Returns what encrypts into a stream; closing it writes the end, without which nothing can be read, and closes the stream. */
    public static OutputStream into(OutputStream out, List<Recipient> recipients) throws IOException {
        try {
            return Channels.newOutputStream(new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(
                            Channels.newChannel(out),
                            recipients.stream().map(Recipient::writer).toList()));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot encrypt for age: " + e.getMessage(), e);
        }
    }

    /**
     * Returns what decrypts a stream; it takes the stream over.
     *
     * @throws WrongKey    if it is encrypted for others
     * @throws IOException if the key cannot be read, or the beginning of the stream is not as it was written; what lies behind it
     *     is noticed when it is read
     */
    public static InputStream open(InputStream in, Identity identity) throws IOException {
        try {
            return new Authenticated(Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(in), identity.readers())));
        } catch (UnsupportedRecipientStanzaException e) {
            in.close();
            throw new WrongKey("it is encrypted for others than the holder of the key in " + identity.file()
                    + ", or its heading is damaged");
        } catch (GeneralSecurityException | RuntimeException e) {
            in.close();
            throw new IOException("its heading is damaged or cut off", e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Says of a piece that cannot be decrypted what that means. */
    private static final class Authenticated extends FilterInputStream {

        Authenticated(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (PayloadException e) {
                throw new IOException("it was changed or cut off since it was encrypted", e);
            }
        }
    }
}
