// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Key;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/**
 * Reads the configuration that a module has for this plugin.
 *
 * <p>Maven hands over what the goal has parameters for, in the module in which it runs. Read from the POM, a misspelt element is
 * seen too, and so are the modules below when the goal is called at the root of a build.
 */
final class OwnPlugin {

    private static final String NAME = "dev.switchback:switchback-maven-plugin";

    private static final Pattern DOT = Pattern.compile("\\.(.)");

    private OwnPlugin() {}

    /** Returns its settings with the prefix {@code switchback.}. */
    static Map<String, String> settings(MavenProject project) {
        Map<String, String> settings = new TreeMap<>();
        PluginConfiguration.of(project, NAME)
                .elements()
                .forEach(element -> settings.put(key(element.getName()), PluginConfiguration.text(element)));
        return settings;
    }

    /** The element for {@code switchback.server.url} is {@code serverUrl}: the name of a parameter has no dots. */
    private static String key(String element) {
        return Arrays.stream(Key.values())
                .map(Key::key)
                .filter(key -> element(key).equals(element))
                .findFirst()
                .orElse(Key.PREFIX + element);
    }

    private static String element(String key) {
        return DOT.matcher(key.substring(Key.PREFIX.length()))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
