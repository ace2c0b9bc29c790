// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.MigrationDatabase;
import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.lang.reflect.Constructor;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Supplies the databases of hand-written tests; comes with {@link MigrationTests} and {@link Rehearse}. */
final class DatabaseExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** The same for all classes, so that those with equal settings share a server. */
    private static final String NAME = "hand-written tests";

    /** Also for a parameter that has only the type or only the annotation: to say what is missing. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isDatabase(parameter) || parameter.isAnnotated(MigratedTo.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!isDatabase(parameter)) {
            throw new ParameterResolutionException("@MigratedTo stands before a parameter of type "
                    + parameter.getParameter().getType().getName() + ". Make it a " + MigrationDatabase.class.getName()
                    + ".");
        }
        String version = parameter
                .findAnnotation(MigratedTo.class)
                .map(MigratedTo::value)
                .orElseThrow(
                        () -> new ParameterResolutionException(
                                "A MigrationDatabase needs a version: write @MigratedTo(\"7\") or @MigratedTo(\"latest\") before it."));
        try {
            MigrationDatabase database =
                    SharedServer.of(settings(context), context).at(version);
            return OpenDatabases.of(parameter.getDeclaringExecutable() instanceof Constructor, context)
                    .add(database);
        } catch (RehearsalProblem | SettingsProblem problem) {
            throw new ParameterResolutionException(String.valueOf(problem.getMessage()), problem);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        OpenDatabases.handOver(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException()
                .filter(thrown -> !(thrown instanceof TestAbortedException))
                .isPresent();
        if (failed && wantsToKeep(context)) {
            OpenDatabases.keep(context);
        }
    }

    private static boolean wantsToKeep(ExtensionContext context) {
        try {
            return settings(context).settings().keepOnFailure();
        } catch (RehearsalProblem | SettingsProblem problem) {
            return false; // without readable settings no database was opened
        }
    }

    private static SettingsReading settings(ExtensionContext context) throws RehearsalProblem, SettingsProblem {
        return ClassSettings.around(context).read(context.getRequiredTestClass(), NAME);
    }

    private static boolean isDatabase(ParameterContext parameter) {
        return parameter.getParameter().getType() == MigrationDatabase.class;
    }
}
