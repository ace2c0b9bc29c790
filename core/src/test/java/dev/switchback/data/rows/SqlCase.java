// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A schema in a file, with what must hold once it was filled in comments such as {@code -- holds: SELECT …}. */
record SqlCase(Path file, String sql) {

    static Stream<SqlCase> in(String folder) {
        try {
            URI uri = SqlCase.class.getResource(folder).toURI();
            List<Path> files;
            try (Stream<Path> list = Files.list(Path.of(uri))) {
                files = list.sorted().toList();
            }
            return files.stream().map(SqlCase::read);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SqlCase read(Path file) {
        try {
            return new SqlCase(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    /** Returns what follows {@code -- key:} in each such line. */
    List<String> notes(String key) {
        String start = "-- " + key + ": ";
        return sql.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }
}
