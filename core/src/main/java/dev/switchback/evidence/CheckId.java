// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

/** The name of a check, as it stands in test names, settings and evidence. */
public record CheckId(String name) {

    @Override
    public String toString() {
        return name;
    }
}
