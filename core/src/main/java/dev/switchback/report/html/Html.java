// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.html;

import java.util.List;

/** A piece of a page: an element, or text. */
public sealed interface Html permits Element, Html.Text, Html.Many, Html.Asset {

    /** Appends it as markup. */
    void appendTo(StringBuilder out);

    /** Returns an element without attributes or content. */
    static Element tag(String name) {
        return new Element(name);
    }

    /** Returns a text, whatever it contains. */
    static Html text(String text) {
        return new Text(text);
    }

    /** Returns pieces one after the other. */
    static Html many(List<? extends Html> pieces) {
        return new Many(List.copyOf(pieces));
    }

    /** Returns nothing. */
    static Html none() {
        return new Many(List.of());
    }

    /** Text, whatever it contains. */
    record Text(String text) implements Html {
        @Override
        public void appendTo(StringBuilder out) {
            Escape.appendTo(out, text);
        }
    }

    /** Pieces one after the other. */
    record Many(List<Html> pieces) implements Html {
        @Override
        public void appendTo(StringBuilder out) {
            pieces.forEach(piece -> piece.appendTo(out));
        }
    }

    /**
     * The content of the page's own {@code style} and {@code script} elements, in which nothing is escaped: it comes from Switchback
     * itself, and never holds anything of a project.
     */
    record Asset(String content) implements Html {

        public Asset {
            if (content.contains("</") || content.contains("<!--")) {
                throw new IllegalArgumentException("a style sheet or script must not end its own element");
            }
        }

        @Override
        public void appendTo(StringBuilder out) {
            out.append(content);
        }
    }
}
