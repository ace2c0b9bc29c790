// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips a property, and says why, where no pg_dump knows the given major; an assumption would make jqwik fail it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(NeedsPgDump.Hook.class)
@interface NeedsPgDump {

    int value();

    /** Asks for the program of the annotated property's major. */
    final class Hook implements SkipExecutionHook {

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return context.findAnnotation(NeedsPgDump.class)
                    .flatMap(needs -> DumpProgram.forServer(needs.value()).missing())
                    .map(SkipResult::skip)
                    .orElseGet(SkipResult::doNotSkip);
        }
    }
}
