// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.publication.Publication;
import dev.switchback.publication.PublicationProblem;
import dev.switchback.publication.PublishedModule;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.Report;
import dev.switchback.settings.ReportSettings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One report of all modules that a call of the goal is for. */
final class BuildReport {

    private final List<BuildModule> modules;
    private final Log log;
    private final List<PublishedModule> published = new ArrayList<>();
    private Optional<SettingsReading> own = Optional.empty();

    BuildReport(List<BuildModule> modules, Log log) {
        this.modules = modules;
        this.log = log;
    }

    void write(Map<String, String> parameters) throws SettingsProblem, PublicationProblem, MojoFailureException {
        for (BuildModule module : modules) {
            Map<String, String> given = module.isCurrent() ? parameters : Map.of();
            add(module, new ModuleSettings(module, System.getenv()).read(given));
        }
        if (own.isPresent()) {
            write(own.orElseThrow().goal().report());
        } else {
            log.info("Nothing is reported, because switchback.skip is set.");
        }
    }

    /** A module counts that has evidence, whoever has the migrations: tests of one module may rehearse those of another. */
    private void add(BuildModule module, SettingsReading reading) {
        if (reading.skip()) {
            return;
        }
        own = module.isCurrent() ? Optional.of(reading) : own.or(() -> Optional.of(reading));
        if (Files.isDirectory(reading.settings().evidenceDirectory())) {
            published.add(new PublishedModule(modules.size() == 1 ? "" : module.name(), module.base(), reading.all()));
        }
    }

    private void write(ReportSettings settings) throws PublicationProblem, MojoFailureException {
        if (settings.directory().isEmpty()) {
            log.info("Nothing is reported, because switchback.report is none.");
            return;
        }
        if (published.isEmpty()) {
            missing();
            return;
        }
        BuildModule here =
                modules.stream().filter(BuildModule::isCurrent).findFirst().orElse(modules.get(0));
        Publication publication = new Publication(title(here), here.base(), published);
        Report report = publication.read(Instant.now());
        Brought brought = publication.brought(report, settings);
        Path page = publication.write(report, settings.directory().orElseThrow(), brought);
        report.problems().forEach(log::warn);
        brought.doubts().forEach(log::warn);
        log.info("Report: " + page.toUri());
    }

    private static String title(BuildModule module) {
        String name = module.hasPom() ? module.project().getName() : null;
        return name == null || name.isBlank() ? module.name() : name;
    }

    /** Bound to a phase, it is also called in modules that have nothing to do with databases. */
    private void missing() throws MojoFailureException {
        String nothing = "there is no evidence to report: rehearse first, with mvn switchback:rehearse or the tests";
        if (modules.get(0).execution().getSource() == MojoExecution.Source.CLI) {
            throw new MojoFailureException(nothing);
        }
        log.info("Nothing is reported: " + nothing + ".");
    }
}
