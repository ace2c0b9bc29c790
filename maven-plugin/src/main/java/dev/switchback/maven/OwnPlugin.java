// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Key;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;

/**
 * Reads the configuration that a module has for this plugin.
 *
 * <p>Maven hands over what the goal has parameters for, in the module in which it runs. Read from the POM, a misspelt element is
 * seen too, and so are the modules below when the goal is called at the root of a build.
 */
final class OwnPlugin {

    private static final String NAME = "dev.switchback:switchback-maven-plugin";

    private OwnPlugin() {}

    /** Returns its settings with the prefix {@code switchback.}. */
    static Map<String, String> settings(MavenProject project) {
        Map<String, String> settings = new TreeMap<>();
        PluginConfiguration.of(project, NAME)
                .elements()
                .forEach(element -> settings.put(key(element.getName()), PluginConfiguration.text(element)));
        return settings;
    }

    private static String key(String element) {
        return element.equals("postgresqlHome") ? Key.POSTGRESQL_HOME.key() : Key.PREFIX + element;
    }
}
