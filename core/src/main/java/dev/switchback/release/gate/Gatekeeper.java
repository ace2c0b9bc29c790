// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.engine.Engine;
import dev.switchback.engine.choice.Engines;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.gate.Declared;
import dev.switchback.gate.Drafted;
import dev.switchback.gate.Gap;
import dev.switchback.gate.Gate;
import dev.switchback.gate.Question;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.publication.Drafts;
import dev.switchback.rehearsal.CurrentConfiguration;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.GateSettings;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Asks the gate about a project. No database is needed, unless it is to look at a live one's history. */
public final class Gatekeeper {

    private final SettingsReading reading;
    private final ClassLoader classLoader;
    private final Predicate<Migration> concerned;
    private final boolean isAboutReleases;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Gatekeeper(
            SettingsReading reading, ClassLoader classLoader, Predicate<Migration> concerned, boolean isAboutReleases) {
        this.isAboutReleases = isAboutReleases;
        this.reading = reading;
        this.classLoader = classLoader;
        this.concerned = concerned;
    }

    /**
     * Asks about a project: its migrations, what is released of them, and the backups of production.
     *
     * @param classLoader where {@code classpath:} locations and Java migrations are found
     */
    public static Answer ask(SettingsReading reading, ClassLoader classLoader, Instant now) {
        Gatekeeper keeper = new Gatekeeper(reading, classLoader, migration -> true, true);
        reading.all().forEach(keeper::look);
        keeper.gaps.addAll(LiveReleases.gaps(reading, classLoader));
        keeper.gaps.addAll(BackupsAtHand.gaps(reading, now));
        return keeper.answer();
    }

    /**
     * Asks about what is about to be applied to a live database: what is proven of it, and nothing else. What is new, and whether
     * what is old was changed, the database's own history tells.
     *
     * @param settings those of the database's product
     * @param pending  says which migrations those are
     */
    public static Answer askBefore(
            SettingsReading reading, Settings settings, ClassLoader classLoader, Predicate<Migration> pending) {
        Gatekeeper keeper = new Gatekeeper(reading, classLoader, pending, false);
        keeper.look(settings);
        return keeper.answer();
    }

    private Answer answer() {
        return new Answer(List.copyOf(new LinkedHashSet<>(gaps)), List.copyOf(new LinkedHashSet<>(remarks)));
    }

    private void look(Settings settings) {
        Engine engine = Engines.of(settings.database().product()).orElseThrow();
        FlywaySettings flyway =
                new FlywaySettings(settings.flyway(), classLoader, settings.baseDirectory()).on(engine.dialect());
        try {
            MigrationSet history = HistoryReader.readFiles(flyway, settings.undoLocations());
            GateSettings gate = isAboutReleases
                    ? reading.goal().gate()
                    : reading.goal().gate().withoutGit();
            GitReleases git = new GitReleases(gate, flyway, history);
            Demands demands = new Demands(settings, gate, concerned, git);
            Set<String> demanded = demands.of(history);
            Declared declared = new Declared(
                    settings.database(),
                    engine.dialect().columnsKeepTheirPlace(),
                    settings.volume().measure().limits());
            EvidenceAtHand evidence =
                    EvidenceAtHand.in(settings.evidenceDirectory(), CurrentConfiguration.of(settings, flyway, history));
            gaps.addAll(Gate.decide(new Question(
                    history,
                    demanded,
                    demands.since(),
                    List.of(declared),
                    settings.evidenceDirectory().toString(),
                    evidence.witnesses(),
                    evidence.problems(),
                    evidence.schemas(),
                    gate.policy(),
                    drafts(demanded))));
            gaps.addAll(demands.gaps());
            gaps.addAll(git.changed());
            remarks.addAll(history.remarks());
            remarks.addAll(demands.remarks());
            remarks.add(demanded.size() + " of " + history.migrations().size() + " migrations must be proven on "
                    + settings.database() + ".");
        } catch (HistoryProblem | RehearsalProblem e) {
            gaps.add(Gap.unreadable(String.valueOf(e.getMessage())));
        }
    }

    private Drafted drafts(Set<String> migrations) {
        return reading.goal()
                .report()
                .directory()
                .map(Drafts::in)
                .map(drafts -> new Drafted(
                        drafts.directory().toString(),
                        migrations.stream()
                                .filter(name -> drafts.of(name).isPresent())
                                .collect(Collectors.toSet())))
                .orElse(Drafted.NONE);
    }
}
