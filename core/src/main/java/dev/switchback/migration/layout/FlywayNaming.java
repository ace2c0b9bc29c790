// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import dev.switchback.migration.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Flyway is told to read file names.
 *
 * @param versioned  the prefix of versioned migrations, {@code V}
 * @param undo       the prefix of undo scripts, {@code U}
 * @param repeatable the prefix of repeatable migrations, {@code R}
 * @param separator  what stands between version and description, {@code __}
 * @param suffixes   how scripts end, {@code .sql}
 */
public record FlywayNaming(String versioned, String undo, String repeatable, String separator, List<String> suffixes) {

    /** What Flyway takes where nothing is configured. */
    public static final FlywayNaming DEFAULT = new FlywayNaming("V", "U", "R", "__", List.of(".sql"));

    /** Flyway reads {@code flyway.baselineMigrationPrefix} in its commercial editions only. */
    private static final String BASELINE = "B";

    /** Names of callback scripts, such as {@code beforeEachMigrate__grants.sql}. */
    private static final Pattern CALLBACK = Pattern.compile("(before|after|create)[A-Z].*");

    public FlywayNaming {
        suffixes = List.copyOf(suffixes);
    }

    /** Reads what a project has configured, keys with the prefix {@code flyway.}. */
    public static FlywayNaming of(Map<String, String> flyway) {
        return new FlywayNaming(
                text(flyway, "flyway.sqlMigrationPrefix", DEFAULT.versioned),
                text(flyway, "flyway.undoSqlMigrationPrefix", DEFAULT.undo),
                text(flyway, "flyway.repeatableSqlMigrationPrefix", DEFAULT.repeatable),
                text(flyway, "flyway.sqlMigrationSeparator", DEFAULT.separator),
                List.of(text(flyway, "flyway.sqlMigrationSuffixes", ".sql")
                        .strip()
                        .split("\\s*,\\s*")));
    }

    private static String text(Map<String, String> flyway, String key, String otherwise) {
        String value = flyway.get(key);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** A name taken apart. */
    record Name(Version version, String description) {}

    /** Reads a name with the given prefix; empty if it does not have the form. */
    Optional<Name> read(String fileName, String prefix) {
        if (!isScript(fileName) || !fileName.startsWith(prefix)) {
            return Optional.empty();
        }
        String middle = withoutSuffix(fileName).substring(prefix.length());
        int separatorAt = middle.indexOf(separator);
        String version = version(fileName, prefix);
        String description = separatorAt < 0 ? "" : middle.substring(separatorAt + separator.length());
        try {
            return Optional.of(new Name(Version.parse(version), description.replace('_', ' ')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the version as a name has it, without prefix, separator and what follows. */
    String version(String fileName, String prefix) {
        String middle = withoutSuffix(fileName).substring(prefix.length());
        int separatorAt = middle.indexOf(separator);
        return separatorAt < 0 ? middle : middle.substring(0, separatorAt);
    }

    /**
     * The name of a migration.
     *
     * @param version empty for a repeatable one
     */
    public record Named(Optional<Version> version, String description) {}

    /** Reads the name of a migration, versioned or repeatable; empty if it is none. */
    public Optional<Named> migration(String fileName) {
        String repeats = repeatable + separator;
        if (isScript(fileName) && fileName.startsWith(repeats)) {
            String description = withoutSuffix(fileName).substring(repeats.length());
            return Optional.of(new Named(Optional.empty(), description.replace('_', ' ')));
        }
        return read(fileName, versioned).map(name -> new Named(Optional.of(name.version()), name.description()));
    }

    /** Reads the name of a baseline script, which stands for all versions up to its own; empty if it is none. */
    public Optional<Named> baseline(String fileName) {
        return read(fileName, BASELINE).map(name -> new Named(Optional.of(name.version()), name.description()));
    }

    /** Reads the version that a script undoes by its name; empty if it undoes none. */
    public Optional<Version> undo(String fileName) {
        return read(fileName, undo).map(Name::version);
    }

    boolean isScript(String fileName) {
        return suffixes.stream().anyMatch(fileName::endsWith);
    }

    /** Says whether Flyway takes a file for a callback by its name. */
    public static boolean isCallback(String fileName) {
        return CALLBACK.matcher(fileName).matches();
    }

    private String withoutSuffix(String fileName) {
        String suffix = suffixes.stream().filter(fileName::endsWith).findFirst().orElse("");
        return fileName.substring(0, fileName.length() - suffix.length());
    }
}
