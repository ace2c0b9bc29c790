// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.engine.choice.Engines;
import dev.switchback.evidence.Durable;
import dev.switchback.evidence.Evidence;
import dev.switchback.report.page.Page;
import dev.switchback.report.text.ChangeLog;
import dev.switchback.report.text.Comment;
import dev.switchback.report.text.JunitXml;
import dev.switchback.report.text.Sarif;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.ScriptSources;
import dev.switchback.report.view.Source;
import dev.switchback.settings.ReportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the reports of modules from what their rehearsals have left, without any database.
 *
 * @param title   what they are about
 * @param root    what paths of files are told from
 * @param modules at least one
 */
public record Publication(String title, Path root, List<PublishedModule> modules) {

    private static final String PAGE = "index.html";

    public Publication {
        modules = List.copyOf(modules);
    }

    /** Reads everything; what cannot be read is told in the report itself. */
    public Report read(Instant now) {
        List<Source> sources = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (PublishedModule module : modules) {
            EvidenceDocuments documents = EvidenceDocuments.in(module.evidence());
            ScriptSources scripts = ScriptFiles.of(module, root);
            problems.addAll(documents.problems());
            documents.documents().forEach(evidence -> sources.add(source(module, documents, evidence, scripts)));
        }
        return Report.of(title, now, version(), sources, problems);
    }

    /** Finds out what the change under review brings. What cannot be found out is told, and leaves nothing out. */
    public Brought brought(Report report, ReportSettings settings) {
        return UnderReview.of(report, settings, root);
    }

    private static Source source(
            PublishedModule module, EvidenceDocuments documents, Evidence evidence, ScriptSources scripts) {
        return new Source(
                module.name(),
                evidence,
                documents.schemas(),
                scripts,
                module.settings().get(0).volume().measure().limits(),
                placesStay(evidence.header().database().product()));
    }

    private static boolean placesStay(String product) {
        return Engines.of(product)
                .map(engine -> engine.dialect().columnsKeepTheirPlace())
                .orElse(false);
    }

    private static String version() {
        String version = Publication.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * Writes the page, the comment, the change log, the findings in SARIF and drafts of headers.
     *
     * @param directory created if it is not there
     * @param brought   what the comment is about
     * @return the page
     */
    public Path write(Report report, Path directory, Brought brought) throws PublicationProblem {
        Path page = directory.resolve(PAGE);
        try {
            Files.createDirectories(directory);
            Durable.write(directory.resolve("comment.md"), Comment.of(report, brought));
            Durable.write(directory.resolve("schema-changes.md"), ChangeLog.of(report));
            Durable.write(directory.resolve("switchback.sarif"), Sarif.of(report));
            Durable.write(page, Page.of(report, PageAssets.load()));
            Drafts.in(directory).write(report);
            return page;
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Writes the results of runs in JUnit's XML, each to a file of its own, for builds in which JUnit did not run them. */
    public static void writeJunit(List<Evidence> runs, Path directory) throws PublicationProblem {
        Path junit = directory.resolve("junit");
        try {
            Files.createDirectories(junit);
            for (Evidence run : runs) {
                String name = run.header().name().replaceAll("[^\\p{Alnum}._-]", "_");
                Durable.write(junit.resolve("TEST-" + name + ".xml"), JunitXml.of(run));
            }
        } catch (IOException e) {
            throw unwritable(junit, e);
        }
    }

    private static PublicationProblem unwritable(Path directory, IOException e) {
        return new PublicationProblem(
                "cannot write the report to " + directory + ": " + e
                        + "\n  Make the directory writable, or name another one with -Dswitchback.report=<directory>.",
                e);
    }
}
