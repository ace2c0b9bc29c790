// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.layout.FlywayLayout;
import dev.switchback.migration.layout.FlywayNaming;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What runs beside the migrations in their session, and may change what they can do. */
public final class CallbackScripts {

    private CallbackScripts() {}

    /** Says whether the user has callbacks, or SQL that runs on each connection. */
    public static boolean mayChangeRole(FlywaySettings settings) {
        return !settings.get("flyway.initSql", "").isEmpty()
                || !settings.get("flyway.callbacks", "").isEmpty()
                || hasScripts(settings);
    }

    private static boolean hasScripts(FlywaySettings settings) {
        Locations locations = Locations.of(settings);
        LocationRoots roots = new LocationRoots(settings.classLoader());
        return Stream.of(locations.descriptorList(), locations.callbackDescriptors())
                .flatMap(List::stream)
                .flatMap(descriptor -> roots.existing(descriptor).stream())
                .flatMap(root -> FlywayLayout.files(root).stream())
                .map(Path::getFileName)
                .anyMatch(file -> FlywayNaming.isCallback(String.valueOf(file)));
    }
}
