// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The database that the project's Flyway settings name. No rehearsal connects to it; only the goal does that reads its statistics
 * when it is called for that.
 */
final class LiveDatabase {

    private LiveDatabase() {}

    static Optional<Database> in(Layers layers) {
        return layers.get(FlywayKeys.URL)
                .map(url -> new Database(
                        withProperties(url.text().strip(), layers),
                        layers.getAsIs(FlywayKeys.USER).orElse(""),
                        layers.getAsIs(FlywayKeys.PASSWORD).orElse(""),
                        ""));
    }

    /** Every driver takes its properties from the URL as well. */
    private static String withProperties(String url, Layers layers) {
        String properties = layers.all().stream()
                .filter(value -> value.key().startsWith(FlywayKeys.JDBC_PROPERTIES))
                .map(value -> value.key().substring(FlywayKeys.JDBC_PROPERTIES.length()) + "="
                        + (url.startsWith("jdbc:mariadb:") ? value.text() : encoded(value.text())))
                .collect(Collectors.joining("&"));
        return properties.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + properties;
    }

    /** MariaDB's driver (3.5) takes what stands in a URL as it is; the others decode it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
