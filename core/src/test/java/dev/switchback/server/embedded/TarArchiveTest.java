// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarArchiveTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    @Test
    void unpacksFilesDirectoriesAndLinksWithTheirModes() throws IOException {
        entry('5', "bin/", 0750, "", "");
        entry('0', "bin/program", 0755, "", "x".repeat(1000));
        entry('0', "lib/deep/text", 0640, "", "");
        entry('2', "lib/link", 0777, "../bin/program", "");
        unpack();
        assertThat(mode("bin")).isEqualTo("rwxr-x---");
        assertThat(mode("bin/program")).isEqualTo("rwxr-xr-x");
        assertThat(target().resolve("bin/program")).hasContent("x".repeat(1000));
        assertThat(mode("lib/deep/text")).isEqualTo("rw-r-----");
        assertThat(target().resolve("lib/deep/text")).isEmptyFile();
        assertThat(Files.readSymbolicLink(target().resolve("lib/link"))).hasToString("../bin/program");
    }

    @Test
    void unpacksNamesOfMoreThanAHundredCharacters() throws IOException {
        String name = "share/" + "n".repeat(150);
        entry('L', "././@LongLink", 0644, "", name + "\0");
        entry('0', name.substring(0, 100), 0644, "", "content");
        unpack();
        assertThat(target().resolve(name)).hasContent("content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "bin/../../outside", "/etc/outside"})
    void refusesAFileOutsideTheDirectory(String name) throws IOException {
        entry('0', name, 0644, "", "content");
        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining(name);
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/passwd", "a/../../outside"})
    void refusesALinkThatLeadsOut(String destination) throws IOException {
        entry('2', "link", 0777, destination, "");
        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
    }

    @Test
    void refusesToWriteThroughALinkMadeBefore() throws IOException {
        // Each link looks harmless by its text; followed one after the other they lead out.
        entry('2', "a/b/c", 0777, "../..", "");
        entry('2', "m", 0777, "a/b/c/../outside", "");
        entry('0', "m", 0644, "", "content");
        assertThatThrownBy(this::unpack).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void refusesAFileBelowALink() throws IOException {
        entry('5', "real", 0755, "", "");
        entry('2', "link", 0777, "real", "");
        entry('0', "link/file", 0644, "", "content");
        assertThatThrownBy(this::unpack).isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '3', '4', '6', 'x'})
    void refusesEveryOtherKindOfEntry(char type) throws IOException {
        entry(type, "entry", 0644, "", "");
        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("unknown kind");
    }

    @Test
    void noticesThatTheArchiveIsCutOff() throws IOException {
        entry('0', "file", 0644, "", "content");
        byte[] half = Arrays.copyOf(tar.toByteArray(), 700);
        assertThatThrownBy(() -> TarArchive.unpack(new ByteArrayInputStream(half), target()))
                .isInstanceOf(EOFException.class);
    }

    private Path target() throws IOException {
        return Files.createDirectories(directory.resolve("target"));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(target().resolve(name)));
    }

    private void unpack() throws IOException {
        tar.write(new byte[1024]);
        TarArchive.unpack(new ByteArrayInputStream(tar.toByteArray()), target());
    }

    private void entry(char type, String name, int mode, String link, String content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "%07o".formatted(mode));
        put(header, 124, "%011o".formatted(content.length()));
        header[156] = (byte) type;
        put(header, 157, link);
        tar.write(header);
        tar.write(Arrays.copyOf(content.getBytes(StandardCharsets.UTF_8), (content.length() + 511) / 512 * 512));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
