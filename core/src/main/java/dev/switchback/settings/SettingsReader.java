// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.forecast.Budget;
import dev.switchback.migration.Version;
import dev.switchback.settings.SettingsReading.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings from layered sources. A pure function: files, environment and properties are read by those who call it.
 *
 * <p>What is misspelt, cannot be read or contradicts itself is refused, all problems at once, because a setting that is
 * silently not heeded makes a rehearsal say something about a thing that nobody asked.
 */
public final class SettingsReader {

    private final Layers layers;
    private final List<String> problems = new ArrayList<>();
    private final Values values;

    private SettingsReader(List<SettingsSource> sources) {
        this.layers = new Layers(sources);
        this.values = new Values(layers, problems);
    }

    /**
     * Reads settings.
     *
     * @param name    what the run is called, unless a source says otherwise
     * @param base    what relative paths are relative to
     * @param sources lowest first: a later one wins
     * @throws SettingsProblem if anything is wrong with them
     */
    public static SettingsReading read(String name, Path base, List<SettingsSource> sources) throws SettingsProblem {
        return new SettingsReader(sources).read(Settings.defaults(name, base));
    }

    private SettingsReading read(Settings defaults) throws SettingsProblem {
        problems.addAll(UnknownSettings.in(layers));
        FlywaySettings flyway = new FlywaySettings(layers, problems);
        List<DatabaseRequest> databases =
                values.read(Key.DATABASE, SettingsReader::databases).orElseGet(() -> List.of(flyway.database()));
        ServerSettings server = new ServerSettingsReader(layers, values, problems).read(databases);
        Settings settings = settings(defaults, server, flyway);
        Map<String, Path> homes = homes(defaults.baseDirectory());
        boolean skip = values.flag(Key.SKIP);
        GoalSettings goal =
                new GoalSettingsReader(values, problems).read(defaults.baseDirectory(), settings.evidenceDirectory());
        Progress progress = values.read(Key.PROGRESS, SettingsReader::progress).orElse(Progress.LINES);
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
        boolean several = databases.size() > 1;
        List<Settings> all = databases.stream()
                .map(database -> settings.on(
                        database, several, settings.serverDirectories().withHome(homes.get(database.product()))))
                .toList();
        return new SettingsReading(
                all, skip, progress, flyway.remarks(), LiveUrl.database(layers), flyway.forLiveDatabase(), goal);
    }

    private Settings settings(Settings defaults, ServerSettings server, FlywaySettings flyway) {
        Path base = defaults.baseDirectory();
        return new Settings(
                values.read(Key.NAME, text -> text).orElse(defaults.name()),
                base,
                defaults.database(),
                server,
                serverDirectories(base),
                flyway.forFlyway(base),
                Locations.absolute(values.list(Key.UNDO_LOCATIONS), base),
                Locations.absolute(values.list(Key.SEED_LOCATIONS), base),
                selection(),
                values.read(Key.SEED, Values::number).orElse(defaults.seed()),
                values.read(Key.ROWS, Values::atLeastOne).orElse(defaults.rows()),
                values.read(Key.HANG_LIMIT, Budget::duration).orElse(defaults.hangLimit()),
                values.read(Key.SCRIPT_LIMIT, Budget::duration).orElse(defaults.scriptLimit()),
                volume(defaults.volume(), base),
                values.flag(Key.KEEP),
                directory(Key.EVIDENCE, base).orElse(defaults.evidenceDirectory()));
    }

    private static List<DatabaseRequest> databases(String text) {
        return Values.split(text).stream()
                .map(DatabaseRequest::parse)
                .distinct()
                .toList();
    }

    private ServerDirectories serverDirectories(Path base) {
        return new ServerDirectories(Optional.empty(), directory(Key.CACHE, base), directory(Key.WORK, base));
    }

    /** Returns the directories of installed servers by product. */
    private Map<String, Path> homes(Path base) {
        Map<String, Path> homes = new HashMap<>();
        directory(Key.POSTGRESQL_HOME, base).ifPresent(home -> homes.put("postgresql", home));
        directory(Key.MYSQL_HOME, base).ifPresent(home -> homes.put("mysql", home));
        directory(Key.MARIADB_HOME, base).ifPresent(home -> homes.put("mariadb", home));
        return homes;
    }

    private VolumeSettings volume(VolumeSettings defaults, Path base) {
        Optional<Path> profile = directory(Key.PROFILE, base);
        return new VolumeSettings(
                profile.orElse(defaults.profile()),
                profile.isPresent(),
                values.read(Key.VOLUMES, StatedVolumes::parse).orElse(defaults.stated()),
                new MeasureSettingsReader(values, problems).read());
    }

    private Optional<Path> directory(Key key, Path base) {
        return values.read(key, Values::path).map(base::resolve);
    }

    private Selection selection() {
        return new Selection(
                values.list(Key.MIGRATION),
                values.list(Key.CHECK).stream().map(CheckId::new).toList(),
                values.read(Key.SINCE, Version::parse));
    }

    private static Progress progress(String text) {
        return Arrays.stream(Progress.values())
                .filter(progress -> progress.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is not lines, trials or none"));
    }
}
