// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What can be chosen about an embedded server.
 *
 * @param request  the product and major version
 * @param home     an installed server to use instead of searching for one: the directory over {@code bin}
 * @param cache    where unpacked binaries and prepared data directories are kept between runs; by default the user's
 *                 own cache directory
 * @param work     where the running server's data goes; by default into memory where there is room, else into the
 *                 temporary directory. Choose a disk for volumes that do not fit into memory
 * @param source   who may fetch the binaries where they are not on this machine
 * @param settings the server's own settings, over those of Switchback: {@code wal_level}, {@code shared_buffers}, …
 * @param patience how long a start may take
 */
public record EmbeddedOptions(
        DatabaseRequest request,
        Optional<Path> home,
        Optional<Path> cache,
        Optional<Path> work,
        BinariesSource source,
        Map<String, String> settings,
        Duration patience) {

    /** The system property or environment variable of the cache directory. */
    public static final String CACHE = "switchback.cache";
    /** The system property or environment variable of the directory for the running server's data. */
    public static final String WORK = "switchback.work";

    /** Copies the settings and makes the directories absolute: the server runs elsewhere. */
    public EmbeddedOptions {
        home = home.map(Path::toAbsolutePath);
        cache = cache.map(Path::toAbsolutePath);
        work = work.map(Path::toAbsolutePath);
        settings = Map.copyOf(settings);
    }

    /** Returns the options for a version, with directories from system properties or the environment if they are set. */
    public static EmbeddedOptions of(DatabaseRequest request) {
        return new EmbeddedOptions(
                request,
                directory(home(request.product())),
                directory(CACHE),
                directory(WORK),
                BinariesSource.NONE,
                Map.of(),
                Duration.ofSeconds(30));
    }

    /** Returns the system property, and in the form {@code SWITCHBACK_MYSQL_HOME} the environment variable, of a product's home. */
    static String home(String product) {
        return "switchback." + product + ".home";
    }

    private static Optional<Path> directory(String property) {
        String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(System.getProperty(property, System.getenv(variable)))
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text.strip()));
    }

    /** Returns these options with another installed server. */
    public EmbeddedOptions withHome(Path other) {
        return new EmbeddedOptions(request, Optional.of(other), cache, work, source, settings, patience);
    }

    /** Returns these options with another cache directory. */
    public EmbeddedOptions withCache(Path other) {
        return new EmbeddedOptions(request, home, Optional.of(other), work, source, settings, patience);
    }

    /** Returns these options with another directory for the running server's data. */
    public EmbeddedOptions withWork(Path other) {
        return new EmbeddedOptions(request, home, cache, Optional.of(other), source, settings, patience);
    }

    /** Returns these options with somebody who may fetch the binaries. */
    public EmbeddedOptions withSource(BinariesSource other) {
        return new EmbeddedOptions(request, home, cache, work, other, settings, patience);
    }

    /** Returns these options with one more setting of the server's own. */
    public EmbeddedOptions withSetting(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return withSettings(more);
    }

    /** Returns these options with these settings of the server's own instead. */
    EmbeddedOptions withSettings(Map<String, String> others) {
        return new EmbeddedOptions(request, home, cache, work, source, others, patience);
    }

    /** Returns these options with another limit for a start. */
    public EmbeddedOptions withPatience(Duration other) {
        return new EmbeddedOptions(request, home, cache, work, source, settings, other);
    }
}
