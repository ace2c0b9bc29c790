// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.evidence.CheckResult;
import dev.switchback.publication.ReportAtEnd;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Narration;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.report.ConsoleReport;
import dev.switchback.report.Counts;
import dev.switchback.report.Subject;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The rehearsal of one module: settings in, one call into core, the report out. */
final class ModuleRehearsal {

    private final BuildModule module;
    private final ModuleClassPath classPath;
    private final BinariesSource binaries;
    private final Log log;

    ModuleRehearsal(BuildModule module, Toolbox toolbox) {
        this.module = module;
        this.classPath = new ModuleClassPath(module, toolbox.dependencies());
        this.binaries =
                new MavenBinaries(toolbox.repositories(), module.session().getRepositorySession(), module.project());
        this.log = toolbox.log();
    }

    void run(Map<String, String> parameters) throws MojoExecutionException, MojoFailureException {
        try {
            Optional<SettingsReading> reading =
                    new ModuleTurn(module, Optional.empty(), log).take(parameters, "Nothing is rehearsed");
            if (reading.isPresent()) {
                rehearse(reading.orElseThrow());
            }
        } catch (SettingsProblem | RehearsalProblem | IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Each database has its turn, whatever became of the one before. */
    private void rehearse(SettingsReading reading) throws RehearsalProblem, IOException, MojoFailureException {
        List<String> failures = new ArrayList<>();
        for (Settings settings : reading.all()) {
            try {
                rehearse(reading, settings);
            } catch (MojoFailureException e) {
                failures.add(reading.all().size() == 1 ? e.getMessage() : settings.database() + ": " + e.getMessage());
            }
        }
        report(reading);
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }

    private void report(SettingsReading reading) {
        ReportAtEnd.ofRehearsal(reading, module.name(), Instant.now())
                .ifPresent(text -> text.lines().forEach(log::info));
    }

    private void rehearse(SettingsReading reading, Settings settings)
            throws RehearsalProblem, IOException, MojoFailureException {
        List<Subject> subjects;
        List<CheckResult> results;
        try (Narration narration = Narration.begin(reading.progress(), log::info);
                URLClassLoader loader = classPath.open(settings)) {
            reading.remarks().forEach(narration::remark);
            try (Rehearsal rehearsal = Rehearsal.open(settings, loader, binaries, Hooks.NONE, narration)) {
                subjects = rehearsal.plan().subjects();
                results = rehearsal.runAll();
            }
        }
        conclude(subjects, results);
    }

    /** What fails is told as errors, so that it is seen with {@code -q} as well. */
    private void conclude(List<Subject> subjects, List<CheckResult> results) throws MojoFailureException {
        Counts counts = Counts.of(subjects, results);
        Consumer<String> out = counts.isGreen() ? log::info : log::error;
        ConsoleReport.of(subjects, results).forEach(out);
        if (!counts.isGreen()) {
            throw new MojoFailureException(Failure.message(counts, results));
        }
    }
}
