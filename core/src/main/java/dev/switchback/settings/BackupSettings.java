// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.encryption.Identity;
import dev.switchback.encryption.Recipients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said about backups.
 *
 * @param directory where they are kept
 * @param wanted    the one that a goal is about; empty for the latest
 * @param tools     the directory of the programs that make them, if it is named
 * @param jobs      how many processes make or restore one
 * @param keep      how many of a database stay, however old they are
 * @param age       from when on one is old
 * @param recipients for whom they are encrypted
 * @param identity  what decrypts them
 */
public record BackupSettings(
        Path directory,
        Optional<String> wanted,
        Optional<Path> tools,
        int jobs,
        int keep,
        Duration age,
        Recipients recipients,
        Optional<Identity> identity) {

    /** Returns the same settings about a certain backup. */
    public BackupSettings wanting(String id) {
        return new BackupSettings(directory, Optional.of(id), tools, jobs, keep, age, recipients, identity);
    }
}
