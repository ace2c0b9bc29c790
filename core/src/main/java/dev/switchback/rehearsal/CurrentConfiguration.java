// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.Bound;
import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.Sha256;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.migration.MigrationSet;
import dev.switchback.settings.ConfigurationHash;
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a rehearsal would be bound to if it began now, to hold evidence against; nothing is run for it. */
public final class CurrentConfiguration {

    private static final int SHOWN = 3;

    private final Settings settings;
    private final String hash;
    private final Bound bound;
    private final List<String> callbacks;

    private CurrentConfiguration(Settings settings, String hash, Bound bound, List<String> callbacks) {
        this.settings = settings;
        this.hash = hash;
        this.bound = bound;
        this.callbacks = List.copyOf(callbacks);
    }

    /**
     * Reads what there is now.
     *
     * @param flyway as the rehearsal would have it
     * @throws RehearsalProblem if a file cannot be read
     */
    public static CurrentConfiguration of(Settings settings, FlywaySettings flyway, MigrationSet history)
            throws RehearsalProblem {
        SeedFiles seeds = SeedFiles.in(SeedLocations.of(settings.seedLocations(), flyway), history.migrations());
        Besides besides = Besides.of(settings, flyway, history.migrations(), seeds, List.of());
        return new CurrentConfiguration(
                settings,
                ConfigurationHash.of(settings, besides.hashes()),
                besides.bound(),
                callbacks(besides.bound(), SideFiles.callbacks(flyway, history.migrations())));
    }

    private static List<String> callbacks(Bound bound, Set<String> names) {
        return bound.files().keySet().stream()
                .filter(file -> names.contains(fileName(file)))
                .toList();
    }

    /** Returns the hash that a run would note. */
    public String hash() {
        return hash;
    }

    /** Returns the files that it would be bound to. */
    public Bound bound() {
        return bound;
    }

    /**
     * Returns in what the configuration is another one than that of a run; empty if it is the same.
     *
     * <p>A test class reads its settings itself, from its annotation, JUnit's files and what started it: of such a run the files are held
     * against those of now, the class and JUnit's property file among them.
     */
    public Optional<String> otherThan(EvidenceHeader then) {
        if (then.bound().isEmpty()) {
            return then.configurationHash().equals(hash)
                    ? Optional.empty()
                    : Optional.of("it does not say what it is bound to");
        }
        Bound old = then.bound().get();
        if (!old.ofClass()) {
            return then.configurationHash().equals(hash) ? Optional.empty() : Optional.of(difference(old.files()));
        }
        List<String> others = edited(old.files());
        others.addAll(added(old.files()));
        return others.isEmpty() ? Optional.empty() : Optional.of(words(others));
    }

    private String difference(Map<String, String> old) {
        List<String> others = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(bound.files().keySet());
        for (String file : all) {
            String was = old.get(file);
            String is = bound.files().get(file);
            if (was == null) {
                others.add(file + " is new");
            } else if (is == null) {
                others.add(file + " is gone");
            } else if (!was.equals(is)) {
                others.add(file + " was edited");
            }
        }
        return others.isEmpty()
                ? "a setting is another one (locations, placeholders, rows, volumes, limits; or rehearse has a configuration in the POM that the"
                        + " gate has not)"
                : words(others);
    }

    private List<String> edited(Map<String, String> old) {
        List<String> others = new ArrayList<>();
        old.forEach((name, sha256) -> {
            Path file = settings.baseDirectory().resolve(name);
            if (!Files.isRegularFile(file)) {
                others.add(name + " is gone, or not compiled");
            } else if (!sha256.equals(sha256(file))) {
                others.add(name + " was edited");
            }
        });
        return others;
    }

    /**
     * Callbacks that the class did not have. Which directories it looked into, only its own settings say, and it may have run on the copy
     * that a build makes of them: so they are told apart by their names.
     */
    private List<String> added(Map<String, String> old) {
        Set<String> known = new HashSet<>();
        old.keySet().forEach(file -> known.add(fileName(file)));
        return callbacks.stream()
                .filter(file -> !known.contains(fileName(file)))
                .map(file -> file + " is new, or the class leaves it out")
                .toList();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What cannot be read is not what it was. */
    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String words(List<String> others) {
        String shown = String.join(", ", others.subList(0, Math.min(SHOWN, others.size())));
        return others.size() > SHOWN ? shown + " and " + (others.size() - SHOWN) + " more" : shown;
    }
}
