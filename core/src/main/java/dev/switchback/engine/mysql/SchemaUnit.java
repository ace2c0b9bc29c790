// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

/**
 * What is read by a {@code SHOW CREATE} of its own.
 *
 * @param kind {@code table}, {@code view}, {@code sequence}, {@code procedure}, {@code function}, {@code package},
 *             {@code package body} or {@code library}
 * @param name its name, unquoted
 */
record SchemaUnit(String kind, String name) {

    /** Says whether tables, views and sequences share their names with it. */
    boolean isRelation() {
        return kind.equals("table") || kind.equals("view") || kind.equals("sequence");
    }
}
