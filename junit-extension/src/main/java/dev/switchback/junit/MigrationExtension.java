// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.migration.Migration;
import java.lang.reflect.AnnotatedElement;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Supplies the parameters of the factory method and of hooks; comes with {@link MigrationTests} and {@link Rehearse}. */
final class MigrationExtension implements BeforeAllCallback, ParameterResolver {

    static final Namespace NAMESPACE = Namespace.create(MigrationExtension.class);

    /** A hook that is never run must not look as if it passed: not in this class, nor in one around it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            requireNoStrayHook(type);
        }
    }

    private static void requireNoStrayHook(Class<?> type) {
        List<HookMethod> hooks = HookMethod.of(type);
        if (!hooks.isEmpty() && !MigrationTests.class.isAssignableFrom(type)) {
            throw new ExtensionConfigurationException(
                    hooks.get(0) + " would never run: " + type.getName()
                            + " does not implement MigrationTests. Add \"implements MigrationTests\" to the class that has the method.");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == ExtensionContext.class) {
            return parameter.getDeclaringExecutable().getDeclaringClass() == MigrationTests.class;
        }
        return (type == Connection.class || type == Migration.class)
                && isHook(parameter.getDeclaringExecutable())
                && CurrentHook.get() != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        CurrentHook hook = CurrentHook.get();
        if (hook == null) {
            return context;
        }
        return parameter.getParameter().getType() == Connection.class ? hook.connection() : hook.migration();
    }

    private static boolean isHook(AnnotatedElement method) {
        return AnnotationSupport.isAnnotated(method, BeforeMigration.class)
                || AnnotationSupport.isAnnotated(method, AfterMigration.class)
                || AnnotationSupport.isAnnotated(method, AfterUndo.class);
    }
}
