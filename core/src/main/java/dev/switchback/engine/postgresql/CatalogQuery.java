// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.Map;
import java.util.Optional;

/**
 * A query of the catalog.
 *
 * @param text      its SQL
 * @param condition an expression that is true wherever it finds anything; empty if it always may
 */
record CatalogQuery(String text, Optional<String> condition) {

    private static final String IF = ", if ";

    /** Returns a query as it stands in a file, its macros expanded. */
    static CatalogQuery of(Map.Entry<String, String> piece, SqlMacros macros) {
        int condition = piece.getKey().indexOf(IF);
        return new CatalogQuery(
                macros.expand(piece.getValue()),
                condition < 0
                        ? Optional.empty()
                        : Optional.of(macros.expand(piece.getKey().substring(condition + IF.length()))));
    }

    /** Returns the name without the condition. */
    static String name(String header) {
        int condition = header.indexOf(IF);
        return condition < 0 ? header : header.substring(0, condition);
    }
}
