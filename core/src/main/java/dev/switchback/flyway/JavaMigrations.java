// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayLayout;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.migration.JavaMigration;

/** The migrations in Java that Flyway finds on a class path: every class below a location that can be made and is one. */
final class JavaMigrations {

    private static final String CLASSPATH = "classpath:";
    private static final String SUFFIX = ".class";

    private JavaMigrations() {}

    /**
     * A class.
     *
     * @param name        of the class
     * @param version     empty for a repeatable one
     * @param description as Flyway shows it
     */
    record Found(String name, Optional<Version> version, String description) {}

    /** Returns those of one location; none of a directory. */
    static List<Found> in(String descriptor, ClassLoader loader) {
        if (descriptor.contains(":") && !descriptor.startsWith(CLASSPATH)) {
            return List.of();
        }
        String path = descriptor.replaceFirst("^" + CLASSPATH, "").replaceAll("^/|/$", "");
        LocationPattern pattern = new LocationPattern(descriptor);
        List<Found> found = new ArrayList<>();
        for (Path root : new LocationRoots(loader).existing(descriptor)) {
            for (Path file : FlywayLayout.files(root)) {
                String name = FlywayLayout.relative(root, file);
                if (name.endsWith(SUFFIX) && pattern.name(root, file).isPresent()) {
                    int wildcard = path.replace('?', '*').indexOf('*');
                    String base = wildcard < 0 ? path : path.substring(0, Math.max(0, path.lastIndexOf('/', wildcard)));
                    String type =
                            (base.isEmpty() ? "" : base + "/") + name.substring(0, name.length() - SUFFIX.length());
                    read(type.replace('/', '.'), loader).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Found> read(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (!JavaMigration.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
                return Optional.empty();
            }
            JavaMigration migration =
                    (JavaMigration) type.getDeclaredConstructor().newInstance();
            return Optional.of(new Found(
                    name,
                    Optional.ofNullable(migration.getVersion()).map(version -> Version.parse(version.getVersion())),
                    Objects.requireNonNullElse(migration.getDescription(), "")));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw new HistoryProblem(
                    "a class in a location cannot be looked at: " + e,
                    name,
                    "mend it, or move it out of the location; Flyway would fail on it as well",
                    e);
        }
    }
}
