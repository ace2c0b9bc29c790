// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.util.List;

/**
 * A part of the catalog that is read together, and the files with its queries.
 *
 * <p>All but {@link #OTHERS} consist of units, each named by an OID, that can be read again one by one.
 */
enum CatalogPart {
    RELATIONS("relations", "relation-rules"),
    ROUTINES("routines"),
    TYPES("types"),
    OTHERS("database", "privileges", "foreign-data", "operators", "text-search");

    private final List<String> files;

    CatalogPart(String... files) {
        this.files = List.of(files);
    }

    List<String> files() {
        return files;
    }
}
