// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.settings.Settings;

/** The settings of a test class's rehearsal. */
final class ClassSettings {

    private ClassSettings() {}

    static Settings of(Class<?> testClass) {
        return Settings.defaults(testClass.getName(), BuildDirectory.base());
    }
}
