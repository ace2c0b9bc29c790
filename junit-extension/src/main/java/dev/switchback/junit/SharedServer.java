// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.MigrationDatabase;
import dev.switchback.rehearsal.MigrationDatabases;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server of hand-written tests: one for all classes with equal settings, because starting one takes longer than a test. */
final class SharedServer implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private record Key(Settings settings, ClassLoader loader) {}

    private final Key key;
    private @Nullable MigrationDatabases databases;

    private SharedServer(Key key) {
        this.key = key;
    }

    static SharedServer of(Settings settings, ExtensionContext context) {
        Key key = new Key(settings, context.getRequiredTestClass().getClassLoader());
        return context.getRoot()
                .getStore(MigrationExtension.NAMESPACE)
                .getOrComputeIfAbsent(key, SharedServer::new, SharedServer.class);
    }

    MigrationDatabase at(String version) throws RehearsalProblem {
        return databases().at(version);
    }

    private synchronized MigrationDatabases databases() throws RehearsalProblem {
        MigrationDatabases open = databases;
        if (open == null) {
            open = MigrationDatabases.open(key.settings(), key.loader());
            databases = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (databases != null) {
            databases.close();
        }
    }
}
