// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.Dialect;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.MigrationSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the user has configured Flyway.
 *
 * @param properties       Flyway's own {@code flyway.*} properties; those that name a database are passed over
 * @param classLoader      where {@code classpath:} locations and Java migrations are found
 * @param workingDirectory what relative {@code filesystem:} locations are relative to
 * @param partlyReadable   the history, if a script of it is broken: Flyway is to run the others all the same
 * @param dialect          what the database speaks
 */
public record FlywaySettings(
        Map<String, String> properties,
        ClassLoader classLoader,
        Path workingDirectory,
        Optional<MigrationSet> partlyReadable,
        Dialect dialect) {

    /** What names schemas: on a product where those are databases, it would lead out of the throwaway one. */
    private static final Set<String> SCHEMAS = Set.of("flyway.schemas", "flyway.defaultSchema", "flyway.createSchemas");

    public FlywaySettings {
        properties = Map.copyOf(properties);
    }

    /** Reads a project's configuration; nothing is known of its scripts yet. */
    public FlywaySettings(Map<String, String> properties, ClassLoader classLoader, Path workingDirectory) {
        this(properties, classLoader, workingDirectory, Optional.empty(), Dialect.POSTGRESQL);
    }

    /** Returns the schema in which Flyway keeps its history, if its properties name one. */
    public static Optional<String> schema(Map<String, String> properties) {
        String first = properties.getOrDefault("flyway.schemas", "").split(",", 2)[0];
        return Stream.of(properties.getOrDefault("flyway.defaultSchema", ""), first)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** Returns the settings with which the user's own database is migrated; the schemas that they name are meant. */
    public static FlywaySettings live(
            Map<String, String> properties, ClassLoader classLoader, Path workingDirectory, Dialect dialect) {
        return new FlywaySettings(properties, classLoader, workingDirectory, Optional.empty(), dialect);
    }

    /** Returns the settings for another sort of database; the throwaway one stands for whatever database they name. */
    public FlywaySettings on(Dialect other) {
        Map<String, String> own = new HashMap<>(properties);
        if (!other.hasSchemasInside()) {
            own.keySet().removeAll(SCHEMAS);
        }
        return new FlywaySettings(own, classLoader, workingDirectory, partlyReadable, other);
    }

    /** Returns the settings with which a history is run that has been read. */
    public FlywaySettings toRun(MigrationSet history) {
        Optional<MigrationSet> partly =
                Optional.of(history).filter(set -> !set.broken().isEmpty());
        return new FlywaySettings(properties, classLoader, workingDirectory, partly, dialect);
    }

    /** Returns the scripts that are never run. */
    List<BrokenScript> broken() {
        return partlyReadable.map(MigrationSet::broken).orElse(List.of());
    }

    /** Returns the encoding of scripts. */
    Charset encoding() {
        return Charset.forName(get("flyway.encoding", StandardCharsets.UTF_8.name()));
    }

    /** Returns a property, or what Flyway takes in its absence. */
    String get(String key, String otherwise) {
        String value = properties.get(key);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Returns how the names of scripts end. */
    public List<String> suffixes() {
        return List.of(get("flyway.sqlMigrationSuffixes", ".sql").strip().split("\\s*,\\s*"));
    }

    /** Returns the same settings with a property. */
    FlywaySettings with(String key, String value) {
        Map<String, String> others = new HashMap<>(properties);
        others.put(key, value);
        return new FlywaySettings(others, classLoader, workingDirectory, partlyReadable, dialect);
    }

    /** Returns the same settings without a property. */
    FlywaySettings without(String key) {
        Map<String, String> others = new HashMap<>(properties);
        others.remove(key);
        return new FlywaySettings(others, classLoader, workingDirectory, partlyReadable, dialect);
    }
}
