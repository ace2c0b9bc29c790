// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

/** What is read again as one: a relation with its columns, constraints, indexes, …; a routine; a type. */
record CatalogUnit(CatalogPart part, long oid) {

    /** All that is read as a whole. */
    static final CatalogUnit OTHERS = new CatalogUnit(CatalogPart.OTHERS, 0);
}
