// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.lab.Moment;
import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Plan;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the hook methods of a test class.
 *
 * <p>JUnit invokes them and resolves their parameters, so that those of other extensions work as well.
 */
final class MethodHooks implements Hooks {

    private final List<HookMethod> methods;
    private final ExtensionContext context;
    private final Map<String, List<Throwable>> thrown = new ConcurrentHashMap<>();

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

    /** Returns what a hook threw around a migration and a text speaks of, so that its stack trace can be shown with it. */
    Optional<Throwable> thrown(String migration, String text) {
        return thrown.getOrDefault(migration, List.of()).stream()
                .filter(throwable -> text.contains(String.valueOf(throwable.getMessage())))
                .findFirst();
    }

    /** The class says what the hooks do, and its annotation with which settings; so does JUnit's own file. */
    @Override
    public List<String> resources() {
        Stream<String> classes = Stream.<Class<?>>iterate(
                        context.getRequiredTestClass(),
                        type -> type != null && type != Object.class,
                        Class::getSuperclass)
                .map(type -> type.getName().replace('.', '/') + ".class");
        return Stream.concat(classes, Stream.of(PlatformProperties.FILE)).toList();
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

    /** Without this the lab would read every table again at each moment, for classes without hooks too. */
    @Override
    public boolean isConcernedWith(Moment moment, Migration migration) {
        return methods(annotation(moment), migration).findAny().isPresent();
    }

    private static Class<? extends Annotation> annotation(Moment moment) {
        return switch (moment) {
            case BEFORE_MIGRATION -> BeforeMigration.class;
            case AFTER_MIGRATION -> AfterMigration.class;
            case AFTER_UNDO -> AfterUndo.class;
        };
    }

    private Stream<HookMethod> methods(Class<? extends Annotation> moment, Migration migration) {
        return methods.stream().filter(hook -> hook.moment() == moment && hook.concerns(migration));
    }

    private void run(Class<? extends Annotation> moment, Migration migration, Connection connection) {
        methods(moment, migration).forEach(hook -> invoke(hook, new CurrentHook(migration, connection)));
    }

    private void invoke(HookMethod hook, CurrentHook current) {
        CurrentHook.set(current);
        try {
            context.getExecutableInvoker().invoke(hook.method(), context.getRequiredTestInstance());
        } catch (Throwable t) { // rethrown: only remembered, for its stack trace
            thrown.computeIfAbsent(current.migration().name(), name -> new CopyOnWriteArrayList<>())
                    .add(t);
            throw t;
        } finally {
            CurrentHook.clear();
        }
    }
}
