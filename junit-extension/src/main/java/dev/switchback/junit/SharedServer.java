// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.MigrationDatabase;
import dev.switchback.rehearsal.MigrationDatabases;
import dev.switchback.rehearsal.Narration;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsReading.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server of hand-written tests: one for all classes with equal settings, because starting one takes longer than a test. */
final class SharedServer implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private record Key(Settings settings, ClassLoader loader) {}

    private final Key key;
    private final Progress progress;
    private @Nullable MigrationDatabases databases;
    private @Nullable RehearsalProblem problem;

    private SharedServer(Key key, Progress progress) {
        this.key = key;
        this.progress = progress;
    }

    static SharedServer of(SettingsReading reading, ExtensionContext context) {
        Key key = new Key(reading.settings(), context.getRequiredTestClass().getClassLoader());
        return context.getRoot()
                .getStore(MigrationExtension.NAMESPACE)
                .getOrComputeIfAbsent(key, any -> new SharedServer(any, reading.progress()), SharedServer.class);
    }

    MigrationDatabase at(String version) throws RehearsalProblem {
        return databases().at(version);
    }

    /** What prevented it once would prevent it again, and a start that fails may take half a minute. */
    private synchronized MigrationDatabases databases() throws RehearsalProblem {
        if (problem != null) {
            throw new RehearsalProblem(String.valueOf(problem.getMessage()), problem);
        }
        MigrationDatabases open = databases;
        if (open == null) {
            open = started();
            databases = open;
        }
        return open;
    }

    private MigrationDatabases started() throws RehearsalProblem {
        try (Narration narration = Narration.begin(progress, System.out::println)) {
            return MigrationDatabases.open(key.settings(), key.loader(), narration);
        } catch (RehearsalProblem e) {
            problem = e;
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (databases != null) {
            databases.close();
        }
    }
}
