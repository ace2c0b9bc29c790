// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * The container engine, as Testcontainers finds it.
 *
 * <p>Of Testcontainers no more is used than how it finds an engine and its registries' credentials: a client that it makes
 * itself first starts Ryuk, a container that tidies up, and waits without an end for an image of it that cannot be had.
 */
final class Engine {

    /** How long an engine that is there may take for small things. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static @Nullable Engine found;
    private static @Nullable IOException missing;

    private final DockerClient client;
    private final String host;
    private final String version;

    private Engine(DockerClientProviderStrategy strategy) {
        this.client = strategy.getDockerClient();
        this.host = strategy.getDockerHostIpAddress();
        this.version = String.valueOf(strategy.getInfo().getServerVersion());
    }

    /** Looks for an engine, once for each JVM: what has not answered will not be waited for again. */
    static synchronized Engine find(Duration limit) throws IOException {
        if (missing != null) {
            throw missing;
        }
        Engine engine = found;
        if (engine == null) {
            try {
                engine = Limited.call(limit, "no container engine (" + where() + ")", Engine::look);
                found = engine;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                missing = new IOException(
                        e.getMessage() + "\nStart Docker or Podman, or say with DOCKER_HOST where it is.", e);
                throw missing;
            }
        }
        return engine;
    }

    private static String where() {
        return Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .map("DOCKER_HOST="::concat)
                .orElse("DOCKER_HOST is not set");
    }

    private static Engine look() {
        List<DockerClientProviderStrategy> strategies = new ArrayList<>();
        ServiceLoader.load(DockerClientProviderStrategy.class, Engine.class.getClassLoader())
                .forEach(strategies::add);
        return new Engine(DockerClientProviderStrategy.getFirstValidStrategy(strategies));
    }

    DockerClient client() {
        return client;
    }

    /** Returns the host at which containers' ports can be reached. */
    String host() {
        return host;
    }

    boolean isLocal() {
        return host.equals("localhost") || host.startsWith("127.");
    }

    String version() {
        return version;
    }

    boolean has(String image) throws IOException {
        return Limited.call(LIMIT, "cannot look for the image " + image, () -> {
            try {
                client.inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    /** Returns the tags that are here of an image's repository. */
    List<String> tags(String repository) throws IOException {
        return Limited.call(
                LIMIT,
                "cannot list the images",
                () -> client.listImagesCmd().exec().stream()
                        .flatMap(
                                image -> image.getRepoTags() == null ? Stream.of() : Arrays.stream(image.getRepoTags()))
                        .filter(tag -> tag.startsWith(repository + ":"))
                        .map(tag -> tag.substring(repository.length() + 1))
                        .sorted()
                        .toList());
    }

    /** Fetches an image; what takes longer than the limit is given up. */
    void pull(String image, Duration limit) throws IOException {
        Limited.call(limit, "the image " + image + " is not here, and cannot be pulled", () -> {
            try (var pulling = client.pullImageCmd(image).start()) {
                pulling.awaitCompletion();
            }
            return image;
        });
    }
}
