// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the public types to an approved text: a change of the API is a change of that file, and is reviewed there.
 *
 * <p>When the change is meant, copy what the test prints into {@code src/test/resources/public-api.txt}.
 */
class PublicApiTest {

    @Test
    void publicTypesAreTheApprovedOnes() throws IOException {
        assertThat(api()).isEqualToNormalizingNewlines(approved());
    }

    private static String api() throws IOException {
        return publicTypes().map(PublicApiTest::describe).collect(Collectors.joining("\n"));
    }

    private static String approved() throws IOException {
        try (InputStream in = PublicApiTest.class.getResourceAsStream("/public-api.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(classes())) {
            List<Class<?>> types = files.map(file -> classes().relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.replace(".class", "").replace(File.separatorChar, '.'))
                    .sorted()
                    .<Class<?>>map(PublicApiTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
            return types.stream();
        }
    }

    private static Path classes() {
        try {
            return Path.of(MigrationTests.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String describe(Class<?> type) {
        String kind = type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : "class";
        String annotations = Stream.of(type.getAnnotations())
                .map(annotation -> "  @" + annotation.annotationType().getSimpleName() + "\n")
                .sorted()
                .collect(Collectors.joining());
        String methods = Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> "  " + describe(method) + "\n")
                .sorted()
                .collect(Collectors.joining());
        return kind + " " + type.getName() + "\n" + annotations + methods;
    }

    private static String describe(Method method) {
        Object value = method.getDefaultValue();
        String text = value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
        return method.toGenericString() + (value == null ? "" : " default " + text);
    }
}
