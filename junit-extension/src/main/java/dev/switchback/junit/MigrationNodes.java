// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.switchback.evidence.CheckId;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.PlannedMigration;
import dev.switchback.rehearsal.RehearsalProblem;
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

    private final ClassRehearsal rehearsal;
    private final ExtensionContext context;

    private MigrationNodes(ClassRehearsal rehearsal, ExtensionContext context) {
        this.rehearsal = rehearsal;
        this.context = context;
    }

    static Stream<DynamicNode> of(ExtensionContext context) {
        return new MigrationNodes(ClassRehearsal.of(context), context).nodes();
    }

    /** A factory that gives no nodes passes silently, so whatever prevents the run becomes a failing test. */
    private Stream<DynamicNode> nodes() {
        try {
            Plan plan = rehearsal.plan(context);
            return Stream.concat(problems(plan), plan.judged().stream().map(this::container));
        } catch (RehearsalProblem problem) {
            return Stream.of(failing("rehearsal", String.valueOf(problem.getMessage())));
        }
    }

    private Stream<DynamicNode> problems(Plan plan) {
        Stream<DynamicNode> misdirected = rehearsal.hooks().misdirected(plan).stream()
                .map(hook -> failing(hook.toString(), hook.misdirection(plan)));
        return plan.judged().isEmpty()
                ? Stream.concat(misdirected, Stream.of(failing("rehearsal", nothingJudged(plan))))
                : misdirected;
    }

    private String nothingJudged(Plan plan) {
        return "No trial is left: the history has " + HookMethod.labels(plan) + ", and the settings select none of it ("
                + rehearsal.settings().selection()
                + "). Change switchback.migration, switchback.check or switchback.since.";
    }

    private DynamicNode container(PlannedMigration planned) {
        Migration migration = planned.migration();
        return dynamicContainer(
                migration.name(), source(migration), planned.checks().stream().map(check -> trial(migration, check)));
    }

    private DynamicTest trial(Migration migration, CheckId check) {
        return dynamicTest(TrialText.name(migration.name(), check), () -> rehearsal.run(migration, check, context));
    }

    private DynamicTest failing(String name, String message) {
        return dynamicTest(name, rehearsal.settings().baseDirectory().toUri(), () -> {
            throw TrialText.failure(message, null);
        });
    }

    private URI source(Migration migration) {
        return migration
                .script()
                .map(Script::file)
                .map(SourceFile::of)
                .orElse(rehearsal.settings().baseDirectory())
                .toUri();
    }
}
