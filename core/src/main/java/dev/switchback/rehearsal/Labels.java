// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.migration.Migration;
import java.util.List;

/** What there is to choose from, in a message: of a long history the two ends. */
final class Labels {

    private static final int ALL = 20;
    private static final int END = 5;

    private Labels() {}

    static String of(List<Migration> history) {
        List<String> labels = history.stream().map(Migration::label).distinct().toList();
        return labels.size() <= ALL
                ? String.join(", ", labels)
                : String.join(", ", labels.subList(0, END)) + ", ... "
                        + String.join(", ", labels.subList(labels.size() - END, labels.size()));
    }
}
