// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import java.nio.file.Path;

/**
 * What the user said about the volume of production.
 *
 * @param profile the file with the statistics of the live database
 * @param isNamed whether the user has named that file, so that it must be there
 * @param stated  volumes that were stated by hand
 * @param measure how migrations are measured
 */
public record VolumeSettings(Path profile, boolean isNamed, StatedVolumes stated, MeasureSettings measure) {

    /** What the file is called where nothing else is said. */
    static final String PROFILE = "switchback-profile.json";

    static VolumeSettings defaults(Path baseDirectory) {
        return new VolumeSettings(baseDirectory.resolve(PROFILE), false, StatedVolumes.NONE, MeasureSettings.DEFAULT);
    }

    /** Returns the same settings for a database; {@code {vendor}} in the file's name becomes its product. */
    VolumeSettings on(DatabaseRequest request) {
        return new VolumeSettings(Path.of(Vendor.replaced(profile.toString(), request)), isNamed, stated, measure);
    }
}
