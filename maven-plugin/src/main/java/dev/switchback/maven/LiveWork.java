// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.live.LiveProblem;
import dev.switchback.settings.SettingsReading;
import org.apache.maven.plugin.MojoFailureException;

/** What a goal does with the live database of one module. */
@FunctionalInterface
interface LiveWork {

    /**
     * Does it.
     *
     * @param classLoader where the module's migrations are found
     * @throws LiveProblem          if it cannot be done
     * @throws MojoFailureException if it was done, and what came of it must not be passed over
     */
    void on(SettingsReading reading, ClassLoader classLoader) throws LiveProblem, MojoFailureException;
}
