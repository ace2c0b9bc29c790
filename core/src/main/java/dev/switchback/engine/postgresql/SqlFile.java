// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A resource file of named pieces of SQL, such as {@code -- query: columns}.
 *
 * <p>A line that ends with {@code -- 15+} is for version 15 and later, {@code -- 15-16} for those from 15 to 16; the lines
 * for other versions are left out. So are comments.
 */
final class SqlFile {

    private static final Pattern HEADER = Pattern.compile("(?m)^-- (?:query|macro): (.+)$");
    private static final Pattern VERSIONS = Pattern.compile("-- (\\d+)(?:\\+|-(\\d+))\\s*$");

    private SqlFile() {}

    /** Returns the pieces by name, in the order of the file. */
    static Map<String, String> read(String file, int version) {
        String text = resource(file + ".sql");
        Map<String, String> pieces = new LinkedHashMap<>();
        Matcher header = HEADER.matcher(text);
        boolean found = header.find();
        while (found) {
            String name = header.group(1).trim();
            int start = header.end();
            found = header.find();
            pieces.put(name, linesFor(version, text.substring(start, found ? header.start() : text.length())));
        }
        return pieces;
    }

    private static String linesFor(int version, String piece) {
        return piece.lines()
                .filter(line -> isFor(version, line))
                .map(line -> line.replaceFirst("\\s*--\\s.*$", ""))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isFor(int version, String line) {
        Matcher versions = VERSIONS.matcher(line);
        return !versions.find()
                || version >= Integer.parseInt(versions.group(1))
                        && (versions.group(2) == null || version <= Integer.parseInt(versions.group(2)));
    }

    private static String resource(String name) {
        try (InputStream in = SqlFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + SqlFile.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
