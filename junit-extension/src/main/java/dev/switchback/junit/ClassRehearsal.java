// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.migration.Migration;
import dev.switchback.publication.ReportAtEnd;
import dev.switchback.rehearsal.Narration;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.report.ConsoleReport;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The rehearsal of one test class: opened when its tests are asked for, closed after the last of them.
 *
 * <p>JUnit up to 5.12 closes only {@code CloseableResource}s, JUnit 6 warns of those that are not {@code AutoCloseable}.
 */
final class ClassRehearsal implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final SettingsReading reading;
    private final Rehearsal rehearsal;
    private final MethodHooks hooks;
    private final Narration narration;
    private final ExtensionContext context;

    private ClassRehearsal(
            SettingsReading reading,
            Rehearsal rehearsal,
            MethodHooks hooks,
            Narration narration,
            ExtensionContext context) {
        this.reading = reading;
        this.rehearsal = rehearsal;
        this.hooks = hooks;
        this.narration = narration;
        this.context = context;
    }

    /**
     * Opens the one of a test class, for JUnit to close when the class is done.
     *
     * @param settings those of one database
     * @param factory the context of the factory method, on whose test instance hooks run
     */
    static ClassRehearsal open(SettingsReading reading, Settings settings, ExtensionContext factory)
            throws RehearsalProblem {
        Class<?> testClass = factory.getRequiredTestClass();
        MethodHooks hooks = new MethodHooks(HookMethod.of(testClass), factory);
        Narration narration = Narration.begin(reading.progress(), System.out::println);
        reading.remarks().forEach(narration::remark);
        try {
            Rehearsal rehearsal = Rehearsal.open(settings, testClass.getClassLoader(), hooks, narration);
            ClassRehearsal opened = new ClassRehearsal(reading, rehearsal, hooks, narration, factory);
            ofClass(factory).getStore(MigrationExtension.NAMESPACE).put(settings.name(), opened);
            return opened;
        } catch (RehearsalProblem | RuntimeException e) {
            narration.close();
            throw e;
        }
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return ofClass;
    }

    Plan plan() {
        return rehearsal.plan();
    }

    /** Returns the hooks that would not run as they are meant to. */
    List<HookMethod> misdirectedHooks() {
        return hooks.misdirected(plan());
    }

    /** Carries out one trial, and throws what JUnit takes for its verdict. */
    void run(Migration migration, CheckId check) {
        CheckResult result = rehearsal.run(migration, check);
        publishWarnings(result);
        Verdict verdict = result.verdict();
        if (verdict instanceof Verdict.Failed) {
            String text = TrialText.of(result);
            throw TrialText.failure(text, hooks.thrown(migration.name(), text).orElse(null));
        }
        if (verdict instanceof Verdict.Inconclusive inconclusive) {
            throw TrialText.aborted(migration.name() + ": inconclusive: " + inconclusive.reason());
        }
        if (verdict instanceof Verdict.NotApplicable notApplicable) {
            throw TrialText.aborted(migration.name() + ": not applicable: " + notApplicable.reason());
        }
    }

    private void publishWarnings(CheckResult result) {
        String name = TrialText.name(result.migration(), result.check());
        result.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .forEach(finding -> context.publishReportEntry(name, TrialText.of(finding)));
    }

    /** Prints the table, each failure in full, the counts and where the report is: the end of a log is what is read. */
    @Override
    public void close() throws RehearsalProblem {
        try (narration;
                rehearsal) {
            ConsoleReport.of(plan().subjects(), rehearsal.results()).forEach(System.out::println);
        }
        ReportAtEnd.ofTests(reading, BuildDirectory.project(), Instant.now()).ifPresent(System.out::println);
    }
}
