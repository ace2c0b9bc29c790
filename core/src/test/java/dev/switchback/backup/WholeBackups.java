// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks whether what is listed as a backup is one. */
public final class WholeBackups {

    private WholeBackups() {}

    /** Returns what is wrong with those in a directory: files that are missing, shorter or changed. */
    public static List<String> damages(Path directory) throws IOException {
        Backups backups = Backups.in(directory);
        List<String> damages = new ArrayList<>(backups.unreadable());
        for (Manifest manifest : backups.manifests()) {
            damages.addAll(DumpFiles.damages(backups.directoryOf(manifest), manifest.files()));
        }
        return damages;
    }
}
