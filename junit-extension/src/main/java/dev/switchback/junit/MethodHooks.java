// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Plan;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the hook methods of a test class.
 *
 * <p>JUnit invokes them and resolves their parameters, so that those of other extensions work as well.
 */
final class MethodHooks implements Hooks {

    private final List<HookMethod> methods;
    private final ExtensionContext context;
    private volatile @Nullable Throwable thrown;

    /**
     * @param methods the hooks of the test class
     * @param context a context with the test instance to run them on
     */
    MethodHooks(List<HookMethod> methods, ExtensionContext context) {
        this.methods = List.copyOf(methods);
        this.context = context;
    }

    /** Returns the hooks that would not run as they are meant to. */
    List<HookMethod> misdirected(Plan plan) {
        return methods.stream()
                .filter(method -> !method.misdirection(plan).isEmpty())
                .toList();
    }

    /** Returns what a hook threw last, since it was forgotten. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    void forgetThrown() {
        thrown = null;
    }

    @Override
    public void beforeMigration(Migration migration, Connection connection) {
        run(BeforeMigration.class, migration, connection);
    }

    @Override
    public void afterMigration(Migration migration, Connection connection) {
        run(AfterMigration.class, migration, connection);
    }

    @Override
    public void afterUndo(Migration migration, Connection connection) {
        run(AfterUndo.class, migration, connection);
    }

    private void run(Class<? extends Annotation> moment, Migration migration, Connection connection) {
        for (HookMethod hook : methods) {
            if (hook.moment() == moment && hook.concerns(migration)) {
                invoke(hook, new CurrentHook(migration, connection));
            }
        }
    }

    private void invoke(HookMethod hook, CurrentHook current) {
        CurrentHook.set(current);
        try {
            context.getExecutableInvoker().invoke(hook.method(), context.getRequiredTestInstance());
        } catch (Throwable t) { // rethrown: only remembered, to be the cause of the trial's failure
            thrown = t;
            throw t;
        } finally {
            CurrentHook.clear();
        }
    }
}
