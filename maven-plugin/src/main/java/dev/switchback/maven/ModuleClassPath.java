// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;

/**
 * The module's classes and run-time dependencies, under the plugin's own class loader, whose Flyway and driver therefore win.
 *
 * <p>Resolved only for settings that look at a class path: scripts in a directory need none, and a module that has not been
 * built can be rehearsed all the same.
 */
final class ModuleClassPath {

    private static final Set<String> RUN_TIME = Set.of("compile", "runtime");

    private final BuildModule module;
    private final ProjectDependenciesResolver resolver;

    ModuleClassPath(BuildModule module, ProjectDependenciesResolver resolver) {
        this.module = module;
        this.resolver = resolver;
    }

    /** Returns a class loader that is closed after the rehearsal. */
    URLClassLoader open(Settings settings) throws IOException {
        List<URL> urls = new ArrayList<>();
        if (module.hasPom() && isLookedAt(settings)) {
            urls.add(url(new File(module.project().getBuild().getOutputDirectory())));
            for (Dependency dependency : dependencies()) {
                urls.add(url(dependency.getArtifact().getFile()));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ModuleClassPath.class.getClassLoader());
    }

    private static boolean isLookedAt(Settings settings) {
        Stream<String> classes =
                Stream.of("flyway.callbacks", "flyway.resolvers").map(settings.flyway()::get);
        return classes.anyMatch(Objects::nonNull) || locations(settings).anyMatch(ModuleClassPath::isOnClassPath);
    }

    private static Stream<String> locations(Settings settings) {
        Stream<String> flyways = Stream.of("flyway.locations", "flyway.callbackLocations")
                .flatMap(key -> Stream.ofNullable(settings.flyway().get(key)))
                .flatMap(list -> Arrays.stream(list.split(",")));
        Stream<String> ours = Stream.concat(settings.undoLocations().stream(), settings.seedLocations().stream());
        return Stream.concat(flyways, ours);
    }

    private static boolean isOnClassPath(String location) {
        return !location.trim().startsWith("filesystem:");
    }

    private List<Dependency> dependencies() throws IOException {
        try {
            var request = new DefaultDependencyResolutionRequest(
                    module.project(), module.session().getRepositorySession());
            request.setResolutionFilter((node, parents) -> node.getDependency() == null
                    || RUN_TIME.contains(node.getDependency().getScope()));
            return resolver.resolve(request).getResolvedDependencies();
        } catch (DependencyResolutionException e) {
            throw new IOException(
                    "the run-time dependencies of " + module.project().getId() + " cannot be resolved, which classpath:"
                            + " locations and Java classes need: " + e.getMessage()
                            + "\n  Build the module first (mvn package), or name filesystem: locations.",
                    e);
        }
    }

    private static URL url(File file) throws MalformedURLException {
        Path path = file.toPath();
        return path.toUri().toURL();
    }
}
