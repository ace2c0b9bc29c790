// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Directories of the throwaway server that a user chose.
 *
 * @param home  an installed server's directory, with {@code bin} in it
 * @param cache where unpacked binaries and prepared data are kept between runs
 * @param work  where the running server's data goes
 */
public record ServerDirectories(Optional<Path> home, Optional<Path> cache, Optional<Path> work) {

    /** None chosen. */
    public static final ServerDirectories NONE =
            new ServerDirectories(Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns the same directories with another installed server, or with none. */
    ServerDirectories withHome(@Nullable Path other) {
        return new ServerDirectories(Optional.ofNullable(other), cache, work);
    }
}
