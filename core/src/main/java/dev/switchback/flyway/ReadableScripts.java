// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.layout.FlywayLayout;
import dev.switchback.migration.layout.FlywayNaming;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Flyway is to see of a history in which a script cannot be read: all the others.
 *
 * <p>Flyway reads every script before it runs any, and gives up on all of them where one is not in its encoding.
 */
final class ReadableScripts {

    private ReadableScripts() {}

    static ServedScripts of(MigrationSet history, FlywaySettings settings, Charset encoding) {
        Map<String, Path> files = new LinkedHashMap<>();
        history.migrations().stream()
                .filter(migration -> !isBroken(migration, history))
                .flatMap(migration -> migration.script().stream())
                .forEach(script -> files.put(script.name(), script.file()));
        // Those of callback locations Flyway finds by itself.
        List<Path> roots = new LocationRoots(settings.classLoader())
                .of(Locations.of(settings).descriptorList());
        for (Path root : roots) {
            FlywayLayout.files(root).stream()
                    .filter(file -> FlywayNaming.isCallback(String.valueOf(file.getFileName())))
                    .forEach(file -> files.put(FlywayLayout.relative(root, file), file));
        }
        return new ServedScripts(files, encoding);
    }

    private static boolean isBroken(Migration migration, MigrationSet history) {
        return history.broken().stream().anyMatch(broken -> broken.isOf(migration, false));
    }
}
