// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Reads the configuration that a project has for Flyway's own Maven plugin, so that it needs no second one. */
final class FlywayPlugin {

    private static final List<String> NAMES =
            List.of("org.flywaydb:flyway-maven-plugin", "com.redgate.flyway:flyway-maven-plugin");

    /** Parameters that are maps; their entries become settings of their own. */
    private static final Set<String> MAPS = Set.of("placeholders", "jdbcProperties");

    private FlywayPlugin() {}

    /** Returns its settings with the prefix {@code flyway.}; none if the project does not configure it. */
    static Map<String, String> settings(MavenProject project) {
        Map<String, String> settings = new TreeMap<>();
        for (String plugin : NAMES) {
            PluginConfiguration.of(project, plugin).elements().forEach(element -> put(settings, element));
        }
        return settings;
    }

    private static void put(Map<String, String> settings, Xpp3Dom element) {
        String name = element.getName();
        if (MAPS.contains(name)) {
            PluginConfiguration.entries(element)
                    .forEach((key, value) -> settings.put("flyway." + name + "." + key, value));
        } else if (name.equals("pluginConfiguration")) {
            PluginConfiguration.entries(element).forEach((key, value) -> settings.put("flyway." + dotted(key), value));
        } else {
            settings.put("flyway." + name, PluginConfiguration.text(element));
        }
    }

    /** Flyway's plugin takes {@code postgresqlTransactionalLock} for {@code postgresql.transactional.lock}. */
    private static String dotted(String key) {
        return key.contains(".")
                ? key
                : String.join(".", key.split("(?=[A-Z])")).toLowerCase(Locale.ROOT);
    }
}
