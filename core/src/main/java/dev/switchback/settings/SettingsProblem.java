// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.List;

/** Settings that cannot be meant as they are; the message lists every problem, and where it was set. */
public final class SettingsProblem extends Exception {

    private static final long serialVersionUID = 1L;

    SettingsProblem(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
