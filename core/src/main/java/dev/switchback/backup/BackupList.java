// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.Verification;
import dev.switchback.encryption.Recipient;
import dev.switchback.forecast.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What backups there are, for people. */
public final class BackupList {

    private BackupList() {}

    /** Returns the lines to print. */
    public static List<String> lines(Backups backups, Instant now) {
        List<String> lines = new ArrayList<>();
        if (backups.manifests().isEmpty()) {
            lines.add("There is no backup in " + backups.directory() + ". mvn switchback:backup makes one.");
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("id", "database", "schema version", "age", "size", "encrypted", "verified"));
            backups.manifests().forEach(manifest -> rows.add(row(manifest, now)));
            lines.add("Backups in " + backups.directory() + ":");
            lines.addAll(table(rows));
        }
        lines.addAll(backups.unreadable());
        backups.leftovers()
                .forEach(path ->
                        lines.add(path + " is left of a backup that was cut off; mvn switchback:prune removes it."));
        return lines;
    }

    private static List<String> row(Manifest manifest, Instant now) {
        return List.of(
                manifest.id(),
                manifest.database().name() + " on " + manifest.database().address(),
                manifest.schemaVersion().orElse("none"),
                age(manifest.created(), now),
                Amounts.bytes(manifest.bytes()),
                encrypted(manifest),
                manifest.lastVerification()
                        .map(attempt -> verified(attempt, now))
                        .orElse("no"));
    }

    private static String encrypted(Manifest manifest) {
        return manifest.isEncrypted()
                ? manifest.making().recipients().stream()
                        .map(key -> new Recipient(key).words())
                        .collect(Collectors.joining(", ", "for ", ""))
                : "no";
    }

    private static String verified(Verification attempt, Instant now) {
        String ago = age(attempt.at(), now) + " ago";
        return attempt.passed()
                ? ago + "; the restore took "
                        + Amounts.seconds(attempt.duration().toMillis() / 1e3)
                : "FAILED " + ago + ": " + attempt.what();
    }

    private static String age(Instant then, Instant now) {
        return Ages.words(Duration.between(then, now));
    }

    private static List<String> table(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        Stream<String> cells = IntStream.range(0, row.size())
                .mapToObj(
                        i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length() + 2));
        return "  " + cells.reduce("", String::concat).stripTrailing();
    }
}
