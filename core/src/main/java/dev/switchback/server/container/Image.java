// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.util.Optional;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * The image that a server is started from.
 *
 * @param name   the image's name with its tag
 * @param origin where it came from, for people
 */
record Image(String name, String origin) {

    /** Finds an image: the one that was asked for, else one that is here already, else the official one is pulled. */
    static Image of(ContainerOptions options, Engine engine) throws IOException {
        DatabaseRequest request = options.request();
        String repository = ImageProduct.of(request).repository();
        String name = options.image().orElse(repository + ":" + request.version());
        requireName(name);
        if (engine.has(name)) {
            return new Image(name, "here already");
        }
        Optional<String> similar = options.image().isPresent()
                ? Optional.empty()
                : engine.tags(repository).stream().filter(request::isMetBy).findFirst();
        if (similar.isPresent()) {
            return new Image(repository + ":" + similar.get(), "here already, for " + request);
        }
        return pulled(name, options, engine);
    }

    private static void requireName(String name) throws IOException {
        try {
            DockerImageName.parse(name).assertValid();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The latter is what Testcontainers 2.0.5 has for a name that ends in a colon.
            throw new IOException(
                    "switchback.image: \"" + name + "\" is not the name of an image (such as mysql:8.4 or"
                            + " registry.example.org/team/mysql:8.4)",
                    e);
        }
    }

    /** Names are translated here as Testcontainers does, for those who may pull from a mirror only. */
    private static Image pulled(String name, ContainerOptions options, Engine engine) throws IOException {
        String there = ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(name))
                .asCanonicalNameString();
        try {
            engine.pull(there, options.limits().pull());
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + "\nPull it where that is possible (docker pull " + there
                            + "), or name an image that is here with switchback.image.",
                    e);
        }
        return new Image(there, "pulled now");
    }
}
