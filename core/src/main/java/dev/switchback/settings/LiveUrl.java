// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.Database;
import dev.switchback.database.UrlParameters;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The database that the project's Flyway settings name. No rehearsal connects to it; only goals do that are for a live
 * database.
 */
final class LiveUrl {

    private LiveUrl() {}

    static Optional<Database> database(Layers layers) {
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
                        + UrlParameters.encoded(url, value.text()))
                .collect(Collectors.joining("&"));
        return UrlParameters.with(url, properties);
    }
}
