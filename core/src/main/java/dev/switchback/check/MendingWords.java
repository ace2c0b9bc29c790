// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import java.util.List;

/** Statements that a person is to run, in a remedy: one beside the words that lead to it, several each in a line of its own. */
final class MendingWords {

    private MendingWords() {}

    static String of(String words, List<String> statements) {
        return words + (statements.size() == 1 ? " " : "\n  ") + String.join("\n  ", statements);
    }
}
