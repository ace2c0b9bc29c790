// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Plan;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A method of the test class that runs around migrations.
 *
 * @param method     the method
 * @param moment     the annotation that says when it runs
 * @param migrations as the user wrote them; empty for all
 */
record HookMethod(Method method, Class<? extends Annotation> moment, List<String> migrations) {

    HookMethod {
        migrations = List.copyOf(migrations);
    }

    /** Returns the hooks of a class, those of its superclasses and interfaces included. */
    static List<HookMethod> of(Class<?> testClass) {
        return Stream.of(
                        find(testClass, BeforeMigration.class, HierarchyTraversalMode.TOP_DOWN, BeforeMigration::value),
                        find(testClass, AfterMigration.class, HierarchyTraversalMode.BOTTOM_UP, AfterMigration::value),
                        find(testClass, AfterUndo.class, HierarchyTraversalMode.BOTTOM_UP, AfterUndo::value))
                .flatMap(Function.identity())
                .toList();
    }

    private static <A extends Annotation> Stream<HookMethod> find(
            Class<?> testClass, Class<A> moment, HierarchyTraversalMode order, Function<A, String[]> value) {
        return AnnotationSupport.findAnnotatedMethods(testClass, moment, order).stream()
                .map(method -> new HookMethod(
                        method,
                        moment,
                        Arrays.asList(value.apply(
                                AnnotationSupport.findAnnotation(method, moment).orElseThrow()))));
    }

    boolean concerns(Migration migration) {
        return migrations.isEmpty() || migrations.stream().anyMatch(migration::isCalled);
    }

    /** Returns what was written and no migration of the plan answers to. */
    List<String> unknown(Plan plan) {
        return migrations.stream()
                .filter(text -> plan.migrations().stream()
                        .noneMatch(planned -> planned.migration().isCalled(text)))
                .toList();
    }

    /** Returns why this hook would not run as it is meant to, or an empty text. */
    String misdirection(Plan plan) {
        if (Modifier.isPrivate(method.getModifiers())) {
            return this + " is private, so it cannot be run. Remove the word private.";
        }
        List<String> unknown = unknown(plan);
        return unknown.isEmpty()
                ? ""
                : this + ": there is no migration " + String.join(", ", unknown) + ", so it would never run. There are "
                        + plan.labels() + ".";
    }

    @Override
    public String toString() {
        String value = migrations.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", "));
        return "@" + moment.getSimpleName() + "(" + value + ") " + method.getName();
    }
}
