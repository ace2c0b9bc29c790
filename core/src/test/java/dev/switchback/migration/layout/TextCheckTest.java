// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCheckTest {

    @TempDir
    private Path directory;

    @Test
    void textHasNoFaultWhereverThePiecesEnd() throws IOException {
        assertThat(check("", StandardCharsets.UTF_8)).isEmpty();
        for (int shift = 0; shift < 5; shift++) {
            String text = "x".repeat(shift) + "\u00e4\ud83d\ude00\u20ac\n".repeat(30_000);
            assertThat(check(text, StandardCharsets.UTF_8)).isEmpty();
        }
    }

    @Test
    void faultIsCountedFromTheBeginningOfTheFile() throws IOException {
        byte[] sound = "\u00e4\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(sound, sound.length + 2);
        bytes[sound.length] = (byte) 0xE9;
        bytes[sound.length + 1] = 'x';

        assertThat(check(bytes, StandardCharsets.UTF_8)).contains(new TextCheck.Fault("E9", 150_000, 50_001));
    }

    @Test
    void characterThatIsCutOffAtTheEndIsAFault() throws IOException {
        assertThat(check(new byte[] {'a', (byte) 0xE2, (byte) 0x82}, StandardCharsets.UTF_8))
                .contains(new TextCheck.Fault("E2 82", 1, 1));
    }

    @Test
    void everyByteIsLatin() throws IOException {
        assertThat(check(new byte[] {(byte) 0xE9, 0, (byte) 0xFF}, StandardCharsets.ISO_8859_1))
                .isEmpty();
    }

    private Optional<TextCheck.Fault> check(String text, Charset encoding) throws IOException {
        return check(text.getBytes(encoding), encoding);
    }

    private Optional<TextCheck.Fault> check(byte[] bytes, Charset encoding) throws IOException {
        return TextCheck.of(Files.write(directory.resolve("script.sql"), bytes), encoding);
    }
}
