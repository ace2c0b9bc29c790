// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.MigrationDatabase;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The databases that a test, or a whole class, was given as parameters; closed after it. */
final class OpenDatabases implements Store.CloseableResource, AutoCloseable {

    private final Consumer<String> out;
    private final List<MigrationDatabase> databases = new CopyOnWriteArrayList<>();
    private volatile boolean keep;

    OpenDatabases(Consumer<String> out) {
        this.out = out;
    }

    /**
     * Returns those that end with what a parameter is resolved for.
     *
     * <p>JUnit resolves a constructor's parameters in the context of the class, on the thread that will run the test; until the
     * test's own context is there, the thread is all there is to tell them by.
     */
    static OpenDatabases of(boolean constructor, ExtensionContext context) {
        boolean forOneTest = constructor
                && context.getTestMethod().isEmpty()
                && context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_METHOD;
        Object key = forOneTest ? Thread.currentThread() : context.getUniqueId();
        return store(context)
                .getOrComputeIfAbsent(key, any -> new OpenDatabases(System.out::println), OpenDatabases.class);
    }

    /** Lets the databases that constructors were given end with the test for which they ran. */
    static void handOver(ExtensionContext test) {
        around(test).forEach(context -> {
            OpenDatabases ofConstructor = store(context).remove(Thread.currentThread(), OpenDatabases.class);
            if (ofConstructor != null) {
                of(false, test).databases.addAll(ofConstructor.databases);
            }
        });
    }

    /** Leaves the databases of a test, and those that it shared with others, in place. */
    static void keep(ExtensionContext test) {
        Stream.concat(Stream.of(test), around(test))
                .flatMap(context -> Stream.ofNullable(store(context).get(context.getUniqueId(), OpenDatabases.class)))
                .forEach(open -> open.keep = true);
    }

    private static Stream<ExtensionContext> around(ExtensionContext test) {
        return Stream.iterate(
                        test.getParent(),
                        parent -> parent.isPresent(),
                        parent -> parent.get().getParent())
                .map(parent -> parent.get());
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(MigrationExtension.NAMESPACE);
    }

    MigrationDatabase add(MigrationDatabase database) {
        databases.add(database);
        return database;
    }

    @Override
    public void close() {
        closeAll(databases.iterator());
    }

    /** One that cannot be closed must not keep the others open. */
    private void closeAll(Iterator<MigrationDatabase> rest) {
        if (!rest.hasNext()) {
            return;
        }
        try (MigrationDatabase database = rest.next()) {
            if (keep) {
                out.accept(database.keep());
            }
        } finally {
            closeAll(rest);
        }
    }
}
