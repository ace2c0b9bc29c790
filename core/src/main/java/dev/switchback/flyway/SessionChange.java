// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that a script has left changed in its session.
 *
 * @param setting the setting, such as {@code sql_mode}
 * @param before  its value when the script began
 * @param after   its value when the script had ended
 */
public record SessionChange(String setting, String before, String after) {

    static List<SessionChange> between(Map<String, String> before, Map<String, String> after) {
        List<SessionChange> changes = new ArrayList<>();
        before.forEach((setting, value) -> {
            String now = after.getOrDefault(setting, value);
            if (!now.equals(value)) {
                changes.add(new SessionChange(setting, value, now));
            }
        });
        return changes;
    }
}
