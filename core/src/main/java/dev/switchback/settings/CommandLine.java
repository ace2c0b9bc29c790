// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a command apart as a person writes it: words with blanks between them, quotation marks around those that hold blanks.
 *
 * <p>No shell does that: what a shell makes of a text depends on the system, and a secret in it could become a command.
 */
final class CommandLine {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * Returns the words.
     *
     * @throws IllegalArgumentException if a quotation mark is not closed
     */
    static List<String> words(String text) {
        return new CommandLine(text).words();
    }

    private List<String> words() {
        text.chars().forEach(letter -> take((char) letter));
        if (quote != 0) {
            throw new IllegalArgumentException("a quotation mark (" + quote + ") is not closed");
        }
        end();
        return List.copyOf(words);
    }

    private void take(char letter) {
        if (quote != 0) {
            if (letter == quote) {
                quote = 0;
            } else {
                word.append(letter);
            }
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
            inWord = true;
        } else if (Character.isWhitespace(letter)) {
            end();
        } else {
            word.append(letter);
            inWord = true;
        }
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
