// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.Sha256;
import dev.switchback.migration.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The compiled classes of Java migrations and callbacks. Evidence must not outlive a change of one; what such a class calls is
 * beyond our sight.
 */
final class JavaClasses {

    /** In place of a hash, where there is no class file to be read: made at run time, or a package's name. */
    static final String NOT_HASHED = "not hashed";

    private final ClassLoader loader;

    JavaClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Returns the SHA-256 of each class, or {@link #NOT_HASHED}, by its name.
     *
     * @param callbacks the value of {@code flyway.callbacks}: names separated by commas
     */
    Map<String, String> of(List<Migration> history, String callbacks) {
        Stream<String> migrations = history.stream()
                .filter(migration -> migration.kind() == Migration.Kind.JAVA)
                .filter(migration -> migration.script().isEmpty())
                .map(Migration::name);
        Stream<String> named =
                Arrays.stream(callbacks.split(",")).map(String::strip).filter(name -> !name.isEmpty());
        Map<String, String> hashes = new TreeMap<>();
        Stream.concat(migrations, named).forEach(name -> hashes.put(name, hash(name)));
        return hashes;
    }

    private String hash(String name) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? NOT_HASHED : Sha256.of(in);
        } catch (IOException e) {
            return NOT_HASHED;
        }
    }
}
