// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionTest {

    private static final int PIECE = 1 << 16;

    @TempDir
    Path directory;

    private AgeKeys keys;
    private AgeKeys others;

    @BeforeEach
    void make() throws Exception {
        keys = AgeKeys.make(directory.resolve("key.txt"));
        others = AgeKeys.make(directory.resolve("other.txt"));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] encrypt(byte[] plain, String... recipients) throws IOException {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (OutputStream out = Encryption.into(
                encrypted, Arrays.stream(recipients).map(Recipient::parse).toList())) {
            out.write(plain);
        }
        return encrypted.toByteArray();
    }

    private static byte[] decrypt(byte[] encrypted, AgeKeys keys) throws IOException {
        try (InputStream in = Encryption.open(new ByteArrayInputStream(encrypted), new Identity(keys.file()))) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 1_000_000})
    void whatGoesInComesOut(int length) throws Exception {
        byte[] encrypted = encrypt(bytes(length), keys.recipient(), others.recipient());

        assertThat(decrypt(encrypted, keys)).isEqualTo(bytes(length));
        assertThat(decrypt(encrypted, others)).isEqualTo(bytes(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5})
    void aFileThatIsCutOffAnywhereIsNoticed(int length) throws Exception {
        byte[] encrypted = encrypt(bytes(length), keys.recipient());
        int heading = encrypted.length - length - 16 * ((length + PIECE - 1) / PIECE);

        for (int cut : new int[] {
            0,
            10,
            heading - 16,
            heading - 1,
            heading,
            heading + 15,
            heading + 16,
            heading + PIECE + 15,
            heading + PIECE + 16,
            heading + PIECE + 17,
            heading + 2 * (PIECE + 16),
            encrypted.length - 1
        }) {
            if (cut < encrypted.length) {
                assertThatExceptionOfType(IOException.class)
                        .as("cut at %s of %s", cut, encrypted.length)
                        .isThrownBy(() -> decrypt(Arrays.copyOf(encrypted, cut), keys));
            }
        }
    }

    @Test
    void aBitThatIsChangedAnywhereIsNoticed() throws Exception {
        byte[] encrypted = encrypt(bytes(3 * PIECE), keys.recipient());

        for (int place = 0; place < encrypted.length; place += place < 400 ? 1 : 7919) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            assertThatExceptionOfType(IOException.class)
                    .as("changed at %s", place)
                    .isThrownBy(() -> decrypt(changed, keys));
        }
    }

    @Test
    void whatWasAddedIsNoticed() throws Exception {
        byte[] encrypted = encrypt(bytes(PIECE), keys.recipient());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> decrypt(Arrays.copyOf(encrypted, encrypted.length + 1), keys))
                .withMessageContaining("it was changed or cut off since it was encrypted");
    }

    @Test
    void thePrivateKeyOfSomebodyElseReadsNothing() throws Exception {
        byte[] encrypted = encrypt(bytes(10), keys.recipient());

        assertThatExceptionOfType(WrongKey.class)
                .isThrownBy(() -> decrypt(encrypted, others))
                .withMessageContaining(others.file().toString());
        assertThat(new Identity(keys.file()).opens(List.of(Recipient.parse(keys.recipient()))))
                .isTrue();
        assertThat(new Identity(others.file()).opens(List.of(Recipient.parse(keys.recipient()))))
                .isFalse();
    }

    @Test
    void oneOfSeveralKeysInAFileWillDo() throws Exception {
        Path both = directory.resolve("both.txt");
        Files.writeString(both, Files.readString(others.file()) + "\n" + Files.readString(keys.file()));

        byte[] encrypted = encrypt(bytes(10), keys.recipient());

        assertThat(decrypt(encrypted, new AgeKeys("", "", both))).isEqualTo(bytes(10));
    }

    @Test
    void thePublicKeysOfAFileAreReadWithoutItsComments() throws Exception {
        Path file = directory.resolve("recipients.txt");
        Files.writeString(file, "# the team\n" + keys.recipient() + "\n\n" + others.recipient() + "\n");

        Recipients recipients = Recipients.parse(List.of(keys.recipient(), "recipients.txt"), directory);

        assertThat(recipients.all()).extracting(Recipient::key).containsExactly(keys.recipient(), others.recipient());
    }

    @Test
    void aKeyWithASlipIsRefused() {
        String slip = keys.recipient().substring(0, 30)
                + (keys.recipient().charAt(30) == 'q' ? 'p' : 'q')
                + keys.recipient().substring(31);

        for (String wrong : List.of(slip, keys.recipient().substring(0, 61), "age1", "age1yubikey1qwt50d05")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Recipients.parse(List.of(wrong), directory))
                    .withMessageContaining("\"" + wrong + "\" is no public key of age");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipients.parse(List.of("ssh-ed25519 AAAA"), directory))
                .withMessageContaining("keys of ssh are not supported");
    }

    @Test
    void aPrivateKeyInTheWrongPlaceIsRefusedAndNeverShown() throws Exception {
        String secret = keys.secret();
        String tail = secret.substring(20);
        Path file = Files.writeString(directory.resolve("mixed.txt"), others.recipient() + "\n" + secret + "\n");

        for (String text : List.of(secret, secret.toLowerCase(java.util.Locale.ROOT), "AGE-SECRE-KEY-1" + tail, tail)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Recipients.parse(List.of(text), directory))
                    .withMessageContaining("is not shown")
                    .satisfies(e -> assertHidden(e, tail));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Identity.parse(text, directory))
                    .withMessageContaining("name the file that has it")
                    .satisfies(e -> assertHidden(e, tail));
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        Recipients.parse(List.of(file.toString()), directory).all())
                .withMessageContaining(file + ", line 2: this may be a private key")
                .satisfies(e -> assertHidden(e, tail));
    }

    private static void assertHidden(Throwable failure, String secret) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage())).doesNotContainIgnoringCase(secret.substring(0, 10));
        }
    }

    @Test
    void aFileThatHoldsNoKeyIsToldWithoutWhatIsInIt() throws Exception {
        Path damaged = Files.writeString(
                directory.resolve("damaged.txt"),
                keys.secret().replace(keys.secret().charAt(40), '!'));
        Path locked = Files.writeString(directory.resolve("locked.txt"), "age-encryption.org/v1\n-> scrypt x 18\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Identity(damaged).readers())
                .withMessage(damaged + ", line 1, is no private key of age (AGE-SECRET-KEY-1…)")
                .withNoCause();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Identity(locked).readers())
                .withMessageContaining("is encrypted itself");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Identity(directory.resolve("none")).readers())
                .withMessageContaining("there is no file");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Recipients(List.of(), List.of(directory.resolve("none"))).all())
                .withMessageContaining("there is no file");
    }

    @Test
    void aPrivateKeyThatOthersCanReadIsTold() throws Exception {
        Identity identity = new Identity(keys.file());

        assertThat(identity.warning()).isEmpty();
        Files.setPosixFilePermissions(keys.file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(identity.warning()).get().asString().contains("chmod 600 " + keys.file());
    }

    @Test
    void theProgramAgeReadsWhatWeWriteAndWeWhatItWrites() throws Exception {
        assumeTrue(isThere("age"), "needs the program age: apt-get install age");
        Path ours = Files.write(directory.resolve("ours.age"), encrypt(bytes(200_000), keys.recipient()));
        Path plain = Files.write(directory.resolve("plain"), bytes(200_000));

        run("age", "-d", "-i", keys.identity(), "-o", directory.resolve("out").toString(), ours.toString());
        run("age-keygen", "-o", directory.resolve("made.txt").toString());
        AgeKeys made = new AgeKeys("", "", directory.resolve("made.txt"));
        String recipient = Files.readString(made.file()).replaceFirst("(?s).*public key: (age1\\S+).*", "$1");
        run("age", "-r", recipient, "-o", directory.resolve("theirs.age").toString(), plain.toString());

        assertThat(directory.resolve("out")).hasBinaryContent(bytes(200_000));
        assertThat(decrypt(Files.readAllBytes(directory.resolve("theirs.age")), made))
                .isEqualTo(bytes(200_000));
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
