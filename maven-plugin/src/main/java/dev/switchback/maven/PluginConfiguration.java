// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * What a POM says of a plugin, element by element, also of those that the plugin does not know.
 *
 * @param elements in the POM's order
 */
record PluginConfiguration(List<Xpp3Dom> elements) {

    /** Reads that of the plugin, or that of its execution if only one has any: of several, none is the module's. */
    static PluginConfiguration of(MavenProject project, String plugin) {
        return new PluginConfiguration(Stream.ofNullable(project.getPlugin(plugin))
                .flatMap(PluginConfiguration::configuration)
                .flatMap(configuration -> Arrays.stream(configuration.getChildren()))
                .toList());
    }

    /** Maven has merged the plugin's configuration into those of its executions already. */
    private static Stream<Xpp3Dom> configuration(Plugin plugin) {
        List<Xpp3Dom> ofExecutions = plugin.getExecutions().stream()
                .flatMap(PluginConfiguration::own)
                .toList();
        return ofExecutions.size() == 1 ? ofExecutions.stream() : own(plugin);
    }

    private static Stream<Xpp3Dom> own(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom dom ? Stream.of(dom) : Stream.empty();
    }

    /** Returns an element's text; a list becomes its elements with commas between. */
    static String text(Xpp3Dom element) {
        if (element.getChildCount() == 0) {
            return element.getValue() == null ? "" : element.getValue().trim();
        }
        return Arrays.stream(element.getChildren())
                .map(PluginConfiguration::text)
                .collect(Collectors.joining(","));
    }

    /** Returns the entries of an element that is a map. */
    static Map<String, String> entries(Xpp3Dom element) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Xpp3Dom child : element.getChildren()) {
            entries.put(child.getName(), text(child));
        }
        return entries;
    }
}
