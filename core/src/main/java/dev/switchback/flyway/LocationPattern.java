// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.layout.FlywayLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files below its root a location with wildcards means: {@code *} and {@code ?} within a folder's name, {@code **} across folders.
 *
 * @param descriptor the location, such as {@code filesystem:/shop/db/*&#47;migration}
 */
record LocationPattern(String descriptor) {

    /** Returns the file's path below what the pattern stands for; empty if the location does not mean it. */
    Optional<String> name(Path root, Path file) {
        return name(FlywayLayout.relative(root, file));
    }

    /** Returns the same for a path below the part of the location that has no wildcard. */
    Optional<String> name(String path) {
        int wildcard = descriptor.replace('?', '*').indexOf('*');
        if (wildcard < 0) {
            return Optional.of(path);
        }
        String pattern = descriptor.substring(descriptor.lastIndexOf('/', wildcard) + 1);
        Matcher matcher = Pattern.compile(regex(pattern) + "/(.*)").matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** As Flyway translates it (13.12, {@code Location}). */
    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String folder : pattern.replaceFirst("/$", "").split("/")) {
            if (folder.equals("**")) {
                regex.append("(?:[^/]+/)*");
                continue;
            }
            for (char letter : folder.toCharArray()) {
                regex.append(
                        switch (letter) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(String.valueOf(letter));
                        });
            }
            regex.append('/');
        }
        return regex.toString().replaceFirst("/$", "");
    }
}
