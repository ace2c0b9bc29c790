// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.HeaderField;
import dev.switchback.migration.Migration;
import java.util.List;
import java.util.stream.Collectors;

/** What the headers of scripts do not say. */
final class HeaderGaps {

    private HeaderGaps() {}

    static List<Gap> of(Migration migration, Question question) {
        List<HeaderField> missing = migration.script().isEmpty()
                ? List.of()
                : question.policy().fields().stream()
                        .filter(field -> migration.header().text(field).isEmpty())
                        .toList();
        return missing.isEmpty() ? List.of() : List.of(gap(migration, missing, question.drafts()));
    }

    private static Gap gap(Migration migration, List<HeaderField> missing, Drafted drafts) {
        String words = missing.stream().map(HeaderField::word).collect(Collectors.joining(", "));
        return Gap.of(
                Kind.HEADER,
                migration.name(),
                "its header does not say: " + words,
                "Whoever releases it at night has nothing else to read.",
                "Write into its first lines, before it is rehearsed: "
                        + missing.stream()
                                .map(field -> "-- " + field.word() + ": …")
                                .collect(Collectors.joining(" "))
                        + ". " + drafts.source(migration.name()));
    }
}
