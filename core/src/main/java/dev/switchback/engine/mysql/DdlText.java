// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.ArrayList;
import java.util.List;

/** What is done with lists of tokens. */
final class DdlText {

    private DdlText() {}

    /** Puts tokens together again, each run of white space as one blank. */
    static String join(List<DdlToken> tokens) {
        StringBuilder joined = new StringBuilder();
        for (DdlToken token : tokens) {
            joined.append(token.spaced() && !joined.isEmpty() ? " " : "").append(token.text());
        }
        return joined.toString();
    }

    /** Returns the index behind the token at the given index, or behind its closing parenthesis if it opens one. */
    static int endOfGroup(List<DdlToken> tokens, int start) {
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** Splits a list at its commas, those in parentheses aside. */
    static List<List<DdlToken>> items(List<DdlToken> tokens) {
        List<List<DdlToken>> items = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < tokens.size()) {
            if (tokens.get(i).is(",")) {
                items.add(tokens.subList(start, i));
                start = i + 1;
                i++;
            } else {
                i = endOfGroup(tokens, i);
            }
        }
        if (start < tokens.size()) {
            items.add(tokens.subList(start, tokens.size()));
        }
        return items;
    }

    /** Says whether these keywords stand at the index. */
    static boolean at(List<DdlToken> tokens, int index, String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (index + i >= tokens.size() || !tokens.get(index + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns a name as SQL always accepts it. */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Returns a name, quoted unless it is plainly a word. */
    static String quotedUnlessWord(String name) {
        return name.matches("\\w+") ? name : quoted(name);
    }

    /** Returns an account as the catalog has it, {@code app@%}, the way a statement takes it. */
    static String account(String account) {
        int at = account.lastIndexOf('@');
        return at < 0 ? quoted(account) : quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
    }

    /** Returns a text as a literal that means the same with and without NO_BACKSLASH_ESCAPES, as far as it can. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
