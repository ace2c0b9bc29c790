// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets comments, texts and the words of SQL apart, line by line; a guess for the eye, on which nothing depends. */
final class SqlColours {

    private static final String WORDS =
            "add|after|all|alter|and|as|asc|begin|between|by|cascade|case|cast|check|column|commit|concurrently|constraint|"
                    + "create|cross|database|default|delete|desc|distinct|do|drop|each|else|end|exists|foreign|for|from|function|generated|grant|"
                    + "group|having|if|in|index|inner|insert|into|is|join|key|language|left|like|limit|materialized|modify|not|null|on|or|order|"
                    + "outer|partition|primary|procedure|references|rename|replace|restrict|returning|returns|right|row|schema|select|sequence|"
                    + "set|table|temporary|then|to|trigger|truncate|type|union|unique|update|using|valid|validate|values|view|when|where|with";

    private static final Pattern TOKEN = Pattern.compile(
            "(?<c>--.*$|#.*$|/\\*.*?(?:\\*/|$))|(?<t>'(?:[^']|'')*'?)|\"(?:[^\"]|\"\")*\"?|`[^`]*`?|(?<k>\\b(?:" + WORDS
                    + ")\\b)",
            Pattern.CASE_INSENSITIVE);

    private final boolean isOn;

    SqlColours(boolean isOn) {
        this.isOn = isOn;
    }

    Html of(String line) {
        if (!isOn || line.length() > 1_000) {
            return Html.text(line);
        }
        List<Html> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(line);
        int done = 0;
        while (token.find()) {
            String kind = token.group("c") != null
                    ? "i"
                    : token.group("t") != null ? "q" : token.group("k") != null ? "b" : "";
            if (!kind.isEmpty()) {
                pieces.add(Html.text(line.substring(done, token.start())));
                pieces.add(tag(kind).text(token.group()));
                done = token.end();
            }
        }
        pieces.add(Html.text(line.substring(done)));
        return Html.many(pieces);
    }
}
