// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.switchback.evidence.CheckId;
import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.PlannedMigration;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The tree that JUnit shows: a container per migration, a test per check.
 *
 * <p>Each container has a file as its source. Without it the tests would inherit the factory method as theirs, and Surefire
 * would report {@code migrations()[2][3]} in place of their names.
 */
final class MigrationNodes {

    private static final String WHOLE = "rehearsal";

    private final ClassRehearsal rehearsal;
    private final String suffix;

    /**
     * @param suffix what makes the names of the tests unique in the class
     */
    private MigrationNodes(ClassRehearsal rehearsal, String suffix) {
        this.rehearsal = rehearsal;
        this.suffix = suffix;
    }

    /** A factory that gives no nodes passes silently, so whatever prevents the run becomes a failing test. */
    static Stream<DynamicNode> of(ExtensionContext context) {
        try {
            SettingsReading reading = ClassSettings.around(context).read(context.getRequiredTestClass());
            if (reading.skip()) {
                return Stream.of(aborted(WHOLE, "switchback.skip is set"));
            }
            return reading.all().size() == 1
                    ? new MigrationNodes(ClassRehearsal.open(reading, reading.settings(), context), "").nodes()
                    : reading.all().stream().map(settings -> onDatabase(reading, settings, context));
        } catch (RehearsalProblem | SettingsProblem problem) {
            return Stream.of(failing(WHOLE, String.valueOf(problem.getMessage())));
        }
    }

    /** A server is started when JUnit comes to its container: the stream is drawn from only then. */
    private static DynamicNode onDatabase(SettingsReading reading, Settings settings, ExtensionContext context) {
        String database = settings.database().toString();
        return dynamicContainer(
                database,
                nowhere(),
                Stream.of(settings).flatMap(each -> nodes(reading, each, context, " [" + database + "]")));
    }

    private static Stream<DynamicNode> nodes(
            SettingsReading reading, Settings settings, ExtensionContext context, String suffix) {
        try {
            return new MigrationNodes(ClassRehearsal.open(reading, settings, context), suffix).nodes();
        } catch (RehearsalProblem problem) {
            return Stream.of(failing(WHOLE + suffix, String.valueOf(problem.getMessage())));
        }
    }

    private Stream<DynamicNode> nodes() {
        Plan plan = rehearsal.plan();
        Stream<DynamicNode> misdirected =
                rehearsal.misdirectedHooks().stream().map(hook -> failing(hook.toString(), hook.misdirection(plan)));
        return Stream.concat(misdirected, plan.judged().stream().map(this::container));
    }

    private DynamicNode container(PlannedMigration planned) {
        Migration migration = planned.migration();
        return dynamicContainer(
                migration.name(), source(migration), planned.checks().stream().map(check -> trial(migration, check)));
    }

    private DynamicTest trial(Migration migration, CheckId check) {
        return dynamicTest(TrialText.name(migration.name(), check) + suffix, () -> rehearsal.run(migration, check));
    }

    private static DynamicTest failing(String name, String message) {
        return dynamicTest(name, nowhere(), () -> {
            throw TrialText.failure(message, null);
        });
    }

    private static DynamicTest aborted(String name, String reason) {
        return dynamicTest(name, nowhere(), () -> {
            throw TrialText.aborted(reason);
        });
    }

    private static URI source(Migration migration) {
        return migration
                .script()
                .map(script -> SourceFile.of(script.file()).toUri())
                .orElseGet(MigrationNodes::nowhere);
    }

    /** Any source that is neither class nor method makes Surefire use the test's name. */
    private static URI nowhere() {
        return BuildDirectory.base().toUri();
    }
}
