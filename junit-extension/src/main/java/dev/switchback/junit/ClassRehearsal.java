// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * The rehearsal of one test class: opened when its tests are asked for, closed after the last of them.
 *
 * <p>JUnit up to 5.12 closes only {@code CloseableResource}s, JUnit 6 warns of those that are not {@code AutoCloseable}.
 */
final class ClassRehearsal implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final Class<?> testClass;
    private final Settings settings;
    private final MethodHooks hooks;
    private final ConsoleListener listener;
    private @Nullable Rehearsal rehearsal;

    private ClassRehearsal(Class<?> testClass) {
        this.testClass = testClass;
        this.settings = ClassSettings.of(testClass);
        this.hooks = new MethodHooks(HookMethod.of(testClass));
        this.listener = new ConsoleListener(false, System.out::println, System::nanoTime);
    }

    /** Returns the one of the context's test class. */
    static ClassRehearsal of(ExtensionContext context) {
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return ofClass.getStore(MigrationExtension.NAMESPACE)
                .getOrComputeIfAbsent(context.getRequiredTestClass(), ClassRehearsal::new, ClassRehearsal.class);
    }

    Settings settings() {
        return settings;
    }

    MethodHooks hooks() {
        return hooks;
    }

    Plan plan(ExtensionContext context) throws RehearsalProblem {
        hooks.invokeThrough(context);
        if (rehearsal == null) {
            rehearsal = Rehearsal.open(settings, testClass.getClassLoader(), hooks, listener);
            listener.planned(rehearsal.plan());
        }
        return rehearsal.plan();
    }

    /** Carries out one trial, and throws what JUnit takes for its verdict. */
    void run(Migration migration, CheckId check, ExtensionContext context) throws RehearsalProblem {
        if (rehearsal == null) {
            throw new RehearsalProblem("the rehearsal is over");
        }
        hooks.forgetThrown();
        CheckResult result = rehearsal.run(migration, check);
        report(result, context);
        Verdict verdict = result.verdict();
        if (verdict instanceof Verdict.Failed) {
            throw TrialText.failure(TrialText.of(result), hooks.thrown());
        }
        if (verdict instanceof Verdict.Inconclusive inconclusive) {
            throw new TestAbortedException(migration.name() + ": inconclusive: " + inconclusive.reason());
        }
        if (verdict instanceof Verdict.NotApplicable notApplicable) {
            throw new TestAbortedException(migration.name() + ": not applicable: " + notApplicable.reason());
        }
    }

    private static void report(CheckResult result, ExtensionContext context) {
        String name = TrialText.name(result.migration(), result.check());
        result.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .forEach(finding -> context.publishReportEntry(name, TrialText.of(finding)));
    }

    @Override
    public void close() {
        if (rehearsal != null) {
            rehearsal.close();
            rehearsal = null;
        }
    }
}
