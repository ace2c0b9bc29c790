// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** The few things about a product's SQL that matter to whoever keeps books in a database of any product. */
public enum Dialect {
    /** Schemas within a database, DDL within transactions. */
    POSTGRESQL("\"", "current_schema()", true),
    /** MySQL's and MariaDB's: a schema is a database, and DDL commits by itself. */
    MYSQL("`", "database()", false);

    private final String quote;
    private final String currentSchema;
    private final boolean schemasInside;

    Dialect(String quote, String currentSchema, boolean schemasInside) {
        this.quote = quote;
        this.currentSchema = currentSchema;
        this.schemasInside = schemasInside;
    }

    /** Returns an identifier as SQL writes it whatever it contains. */
    public String quoted(String identifier) {
        return quote + identifier.replace(quote, quote + quote) + quote;
    }

    /** Returns the expression for the schema in which unqualified names are looked up. */
    public String currentSchema() {
        return currentSchema;
    }

    /** Says whether a database has schemas inside; otherwise it is one. */
    public boolean hasSchemasInside() {
        return schemasInside;
    }

    /** Says whether a script that fails half-way leaves nothing behind, since DDL can be rolled back. */
    public boolean rollsBackDdl() {
        return this == POSTGRESQL;
    }
}
