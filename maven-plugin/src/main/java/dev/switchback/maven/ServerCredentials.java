// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.SettingsSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** User and password that {@code settings.xml} has for a server, which Flyway's own plugin takes as well. */
record ServerCredentials(Settings settings, SettingsDecrypter decrypter) {

    /** Returns them as settings of Flyway's, if there is such a server. */
    Optional<SettingsSource> of(String serverId) {
        return Optional.ofNullable(settings.getServer(serverId))
                .map(server -> decrypter
                        .decrypt(new DefaultSettingsDecryptionRequest(server))
                        .getServer())
                .map(ServerCredentials::source);
    }

    private static SettingsSource source(Server server) {
        Map<String, String> values = new TreeMap<>();
        put(values, "flyway.user", server.getUsername());
        put(values, "flyway.password", server.getPassword());
        return SettingsSource.of("server " + server.getId() + " of settings.xml", values);
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
