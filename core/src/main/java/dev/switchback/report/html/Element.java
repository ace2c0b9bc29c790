// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element. Its name and those of its attributes come from the code and are checked; contents and values may be anything.
 *
 * <p>There are no event handlers, no style attributes and no links but those within the page: the page's content policy forbids them.
 */
public final class Element implements Html {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
    private static final Set<String> EMPTY = Set.of("meta", "input", "br", "hr");
    private static final Set<String> FOREIGN = Set.of("src", "action", "formaction", "srcdoc", "style", "background");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Html> content = new ArrayList<>();

    Element(String name) {
        this.name = checked(name);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return name;
    }

    /** Sets an attribute. */
    public Element with(String attribute, String value) {
        boolean isForeign = FOREIGN.contains(attribute) || attribute.startsWith("on");
        if (isForeign || attribute.endsWith("href") && !value.startsWith("#")) {
            throw new IllegalArgumentException("the page does without " + attribute + "=" + value);
        }
        attributes.put(checked(attribute), value);
        return this;
    }

    /** Sets an attribute to a number. */
    public Element with(String attribute, double value) {
        double rounded = Math.round(value * 10) / 10.0;
        boolean isWhole = rounded == Math.rint(rounded);
        return with(attribute, isWhole ? Long.toString((long) rounded) : Double.toString(rounded));
    }

    /** Sets the class. */
    public Element of(String classes) {
        return with("class", classes);
    }

    /** Adds content. */
    public Element add(Html... pieces) {
        content.addAll(List.of(pieces));
        return this;
    }

    /** Adds content. */
    public Element add(List<? extends Html> pieces) {
        content.addAll(pieces);
        return this;
    }

    /** Adds text, whatever it contains. */
    public Element text(String text) {
        content.add(Html.text(text));
        return this;
    }

    @Override
    public void appendTo(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute);
            if (!value.isEmpty()) {
                out.append("=\"");
                Escape.appendTo(out, value);
                out.append('"');
            }
        });
        out.append('>');
        if (!EMPTY.contains(name)) {
            content.forEach(piece -> piece.appendTo(out));
            out.append("</").append(name).append('>');
        }
    }
}
